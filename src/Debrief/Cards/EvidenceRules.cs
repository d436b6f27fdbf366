using Mockloop.Debrief.Engine;
using Mockloop.Debrief.Evidence;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Debrief.Cards;

/// <summary>What an evidence note must be: within its bounds in a draft, and tied to something that happened when it is submitted.</summary>
static class EvidenceRules
{
    const int Most = 20, LongestText = 1000, LongestId = 100, LatestMinute = 600;
    static readonly string[] Kinds = [EvidenceItem.Submission, EvidenceItem.Hint, EvidenceItem.Attempt, EvidenceNote.AtMinute];

    public static IEnumerable<FieldViolation> Bounds(IReadOnlyList<EvidenceNote> notes)
    {
        var wrong = new List<FieldViolation>();
        if (notes.Count > Most)
            wrong.Add(CardContent.Wrong("content.evidence", notes.Count, $"entries, but a card has at most {Most}; leave out the rest"));
        foreach (var (i, note) in notes.Index())
        {
            CardContent.Unfit(wrong, $"content.evidence[{i}].text", note.Text, LongestText);
            CardContent.Unfit(wrong, $"content.evidence[{i}].signal_id", note.SignalId, LongestId);
            CardContent.Unfit(wrong, $"content.evidence[{i}].kind", note.Kind, LongestId);
            CardContent.Unfit(wrong, $"content.evidence[{i}].ref_id", note.RefId, LongestId);
            if (note.Minute is < 0 or > LatestMinute)
                wrong.Add(CardContent.Wrong($"content.evidence[{i}].minute", note.Minute, $"is not within the round; choose 0 to {LatestMinute}"));
        }
        return wrong;
    }

    /// <param name="signals">Signal ids of the stage.</param>
    /// <param name="happened">What is known of the round.</param>
    public static void RequireTied(IReadOnlyList<EvidenceNote> notes, IReadOnlyList<string> signals, IReadOnlyList<EvidenceItem> happened)
    {
        var wrong = new List<FieldViolation>();
        foreach (var (i, note) in notes.Index())
        {
            if (note.Text.Length == 0)
                wrong.Add(CardContent.Wrong($"content.evidence[{i}].text", null, "is missing; say what was seen, or leave the note out"));
            if (note.SignalId.Length > 0 && !signals.Contains(note.SignalId))
                wrong.Add(CardContent.Wrong($"content.evidence[{i}].signal_id", note.SignalId, $"is not rated in this stage; name one of {string.Join(", ", signals)}, or none"));
            if (!Kinds.Contains(note.Kind))
                wrong.Add(CardContent.Wrong($"content.evidence[{i}].kind", note.Kind, $"is not known; choose one of {string.Join(", ", Kinds)}"));
            else if (note.Kind != EvidenceNote.AtMinute && !happened.Any(e => e.Kind == note.Kind && e.RefId == note.RefId))
                wrong.Add(CardContent.Wrong($"content.evidence[{i}].ref_id", note.RefId, $"is no {note.Kind} of this round; take it from the debrief's evidence"));
        }
        if (wrong.Count > 0)
            throw DomainException.Invalid(wrong);
    }
}
