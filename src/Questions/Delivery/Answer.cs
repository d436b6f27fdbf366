namespace Mockloop.Questions.Delivery;

/// <summary>The candidate's written answer; a later one replaces it.</summary>
sealed class Answer
{
    public required Guid InterviewId { get; init; }
    public required Guid CandidateId { get; init; }
    public string Text { get; private set; } = "";

    /// <summary>Domain time.</summary>
    public Instant SubmittedAt { get; private set; }

    /// <summary>How often it was written.</summary>
    public int Version { get; private set; }

    public void Write(string text, Instant now) => (Text, SubmittedAt, Version) = (text, now, Version + 1);
}
