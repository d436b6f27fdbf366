namespace Mockloop.Questions.Rejudging;

/// <summary>Somebody asked to judge submissions again: which, and with which version of their package.</summary>
sealed class Rejudge
{
    /// <summary>Rises with time.</summary>
    public required Guid Id { get; init; }

    /// <summary>Null for all cohorts.</summary>
    public required Guid? CohortId { get; init; }

    /// <summary>The version that the verdicts were from; empty for any.</summary>
    public required string PackageHash { get; init; }

    /// <summary>The version to judge with; empty for each one's own.</summary>
    public required string AgainstHash { get; init; }
    public required Guid AskedBy { get; init; }

    /// <summary>Domain time.</summary>
    public required Instant AskedAt { get; init; }
    public Instant? CancelledAt { get; private set; }

    public void Cancel(Instant now) => CancelledAt ??= now;
}
