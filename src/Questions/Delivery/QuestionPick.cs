using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Mockloop.Questions.Delivery;

/// <summary>
/// Picks a question: the candidate's id and the stage shuffle the questions, so that cohort-mates mostly get different ones
/// where there are several, the same booking always gets the same one, and so does the same person on another platform.
/// </summary>
static class QuestionPick
{
    /// <param name="questions">Ids of the stage's questions.</param>
    /// <param name="seen">Questions this candidate has had, oldest first; one of them only when all were seen.</param>
    public static string Choose(IReadOnlyList<string> questions, IReadOnlyList<string> seen, Guid candidateId, string stageId)
    {
        var order = questions.OrderBy(q => Draw($"{candidateId}/{stageId}/{q}")).ToList();
        return order.Find(q => !seen.Contains(q)) ?? seen.First(order.Contains);
    }

    static ulong Draw(string seed) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));
}
