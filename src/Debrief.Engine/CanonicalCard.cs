using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mockloop.Debrief.Engine;

/// <summary>One signal's rating on a card.</summary>
/// <param name="Score">1–4.</param>
public sealed record SignalRating(string SignalId, int Score, string Note);

/// <summary>
/// A card's content as text: one spelling per content, so that a hash over it can be made again. JSON without white space, keys
/// in the order written here, ratings sorted by signal id (ordinal), numbers as integers, nothing escaped that JSON allows as it is.
/// The card's and the interview's id are part of it, so that a content cannot be passed off as another card's.
/// </summary>
public static class CanonicalCard
{
    static readonly JsonWriterOptions Compact = new() { Indented = false, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a card.</summary>
    /// <param name="confidence">1–5.</param>
    public static string Write(
        Guid cardId, Guid interviewId, IEnumerable<SignalRating> ratings, Recommendation recommendation, bool judgmentFlag,
        string flagReason, int confidence, string summary)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            json.WriteStartObject();
            json.WriteString("cardId", cardId);
            json.WriteString("interviewId", interviewId);
            json.WriteStartArray("ratings");
            foreach (var rating in ratings.OrderBy(r => r.SignalId, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("signalId", rating.SignalId);
                json.WriteNumber("score", rating.Score);
                json.WriteString("note", rating.Note);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteString("recommendation", recommendation.ToString());
            json.WriteBoolean("judgmentFlag", judgmentFlag);
            json.WriteString("flagReason", flagReason);
            json.WriteNumber("confidence", confidence);
            json.WriteString("summary", summary);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
