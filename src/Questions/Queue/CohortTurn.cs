namespace Mockloop.Questions.Queue;

/// <summary>When a cohort was last given a worker, as a counter: who waits longest is next.</summary>
sealed class CohortTurn
{
    public Guid CohortId { get; private set; }
    public long LastTurn { get; private set; }
}
