namespace Mockloop.Questions.Rounds;

/// <summary>Something that happened in a round. Its text names no person and quotes nobody.</summary>
sealed class TimelineEntry
{
    public long Id { get; private set; }
    public required Guid InterviewId { get; init; }

    /// <summary>Domain time.</summary>
    public required Instant At { get; init; }

    /// <summary>One of the kinds in questions.proto.</summary>
    public required string Kind { get; init; }
    public Guid? PersonId { get; init; }
    public required string Text { get; init; }

    /// <summary>The submission it speaks of, if any.</summary>
    public Guid? RefId { get; init; }
}
