using NodaTime;

namespace Mockloop.Debrief.Evidence;

/// <summary>Something that happened in a round and speaks for or against what a card says.</summary>
sealed class EvidenceItem
{
    public const string Submission = "submission", Hint = "hint", Attempt = "attempt";

    public Guid InterviewId { get; private set; }
    public string Kind { get; private set; } = "";

    /// <summary>Tells it from others of its kind: the submission's id, the hint's number, the question's id.</summary>
    public string RefId { get; private set; } = "";
    public string Text { get; private set; } = "";
    public string Verdict { get; private set; } = "";
    public Instant At { get; private set; }

    /// <summary>A rejudged submission replaces what was known of it.</summary>
    public int Rejudge { get; private set; }
}
