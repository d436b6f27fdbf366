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
/// What a card does not have is left out, so that cards sealed before there was such a thing are spelled as they were.
/// The card's and the interview's id are part of it, so that a content cannot be passed off as another card's.
/// </summary>
public static class CanonicalCard
{
    static readonly JsonWriterOptions Compact = new() { Indented = false, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a card.</summary>
    /// <param name="confidence">1–5.</param>
    /// <param name="notObserved">Ids of signals of which the reviewer saw nothing.</param>
    /// <param name="evidence">In the author's order.</param>
    public static string Write(
        Guid cardId, Guid interviewId, IEnumerable<SignalRating> ratings, Recommendation recommendation, bool judgmentFlag,
        string flagReason, int confidence, string summary, IReadOnlyList<string> notObserved, IReadOnlyList<EvidenceNote> evidence)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            json.WriteStartObject();
            json.WriteString("cardId", cardId);
            json.WriteString("interviewId", interviewId);
            json.WriteStartArray("ratings");
            foreach (var rating in ratings.OrderBy(r => r.SignalId, StringComparer.Ordinal))
                WriteRating(json, rating);
            json.WriteEndArray();
            json.WriteString("recommendation", recommendation.ToString());
            json.WriteBoolean("judgmentFlag", judgmentFlag);
            json.WriteString("flagReason", flagReason);
            json.WriteNumber("confidence", confidence);
            json.WriteString("summary", summary);
            WriteNotObserved(json, notObserved);
            WriteEvidence(json, evidence);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    static void WriteRating(Utf8JsonWriter json, SignalRating rating)
    {
        json.WriteStartObject();
        json.WriteString("signalId", rating.SignalId);
        json.WriteNumber("score", rating.Score);
        json.WriteString("note", rating.Note);
        json.WriteEndObject();
    }

    static void WriteNotObserved(Utf8JsonWriter json, IReadOnlyList<string> signals)
    {
        if (signals.Count == 0)
            return;
        json.WriteStartArray("notObserved");
        foreach (var signal in signals.Order(StringComparer.Ordinal))
            json.WriteStringValue(signal);
        json.WriteEndArray();
    }

    static void WriteEvidence(Utf8JsonWriter json, IReadOnlyList<EvidenceNote> evidence)
    {
        if (evidence.Count == 0)
            return;
        json.WriteStartArray("evidence");
        foreach (var note in evidence)
        {
            json.WriteStartObject();
            json.WriteString("signalId", note.SignalId);
            json.WriteString("text", note.Text);
            json.WriteString("kind", note.Kind);
            json.WriteString("refId", note.RefId);
            if (note.Minute is { } minute)
                json.WriteNumber("minute", minute);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
