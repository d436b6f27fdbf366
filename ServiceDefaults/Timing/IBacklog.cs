namespace Mockloop.ServiceDefaults.Timing;

/// <summary>Work that DemoClock.Idle must see besides outbox, inbox and due times, such as a grading queue. Register as scoped.</summary>
public interface IBacklog
{
    /// <summary>Shown in the reply.</summary>
    string Name { get; }

    /// <summary>Items not finished yet.</summary>
    Task<long> CountAsync(CancellationToken ct);
}
