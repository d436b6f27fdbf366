using Mockloop.Questions.Catalog;

namespace Mockloop.Questions.Delivery;

/// <summary>Which question an interview asks, and how much of it was given away.</summary>
sealed class Assignment
{
    public required Guid InterviewId { get; init; }
    public required Guid CandidateId { get; init; }
    public required string TrackHash { get; init; }
    public required string StageId { get; init; }
    public required string QuestionId { get; init; }

    /// <summary>"code" or "written".</summary>
    public required string Kind { get; init; }

    /// <summary>Domain time.</summary>
    public required Instant AssignedAt { get; init; }

    /// <summary>When the round started and the seal was broken.</summary>
    public Instant? DeliveredAt { get; private set; }
    public int HintsTaken { get; private set; }

    public bool IsCode => Kind == QuestionDefinition.Code;

    public void Deliver(Instant now) => DeliveredAt ??= now;

    /// <summary>The next hint's number, from 1.</summary>
    public int TakeHint(int total) => HintsTaken < total
        ? ++HintsTaken
        : throw DomainException.Conflict($"There are {total} hints to this question and all of them were taken.");
}
