using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Mockloop.Questions.Delivery;

/// <summary>
/// Picks a question. The cohort's id shuffles the stage's questions, the candidate's id says where to begin, so that
/// cohort-mates get different ones where there are several, and the same booking always gets the same one.
/// </summary>
static class QuestionPick
{
    /// <param name="questions">Ids of the stage's questions.</param>
    /// <param name="seen">Questions this candidate has had, oldest first; one of them only when all were seen.</param>
    public static string Choose(IReadOnlyList<string> questions, IReadOnlyList<string> seen, Guid cohortId, Guid candidateId, string stageId)
    {
        var shuffled = questions.OrderBy(q => Draw($"{cohortId}/{stageId}/{q}")).ToList();
        int first = (int)(Draw($"{cohortId}/{stageId}/{candidateId}") % (ulong)shuffled.Count);
        var order = shuffled.Skip(first).Concat(shuffled.Take(first)).ToList();
        return order.Find(q => !seen.Contains(q)) ?? seen.First(order.Contains);
    }

    static ulong Draw(string seed) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));
}
