namespace Mockloop.Matching.Engine.Planning;

/// <summary>How far a planner got.</summary>
public enum PlanStatus
{
    /// <summary>Proved to be the best on every level.</summary>
    Optimal,

    /// <summary>Keeps all rules; something better may exist.</summary>
    Feasible,

    /// <summary>Stopped from outside; keeps all rules.</summary>
    Cancelled,
}

/// <summary>A stage that got no interview, with the true reason in words and what would help.</summary>
public sealed record Unplaced(string Candidate, string Stage, string Reason, string Relaxation);

/// <summary>One level of the objective; <paramref name="Bound"/> is what no plan can exceed.</summary>
public sealed record PlanLevel(string Name, double Value, double Bound)
{
    /// <summary>|bound − value| / max(1, |value|).</summary>
    public double Gap => Math.Abs(Bound - Value) / Math.Max(1, Math.Abs(Value));
}

/// <summary>A plan that keeps every hard rule; fixed placements are not repeated in it.</summary>
public sealed record Plan(
    PlanStatus Status, double Seconds, long Seed,
    IReadOnlyList<Placement> Placed, IReadOnlyList<Unplaced> Unplaced, IReadOnlyList<PlanLevel> Levels)
{
    /// <summary>Who sits in where; wishes nobody could be given are left out.</summary>
    public IReadOnlyList<SeatedShadow> Shadows { get; init; } = [];
}

/// <summary>Somebody who sits in on an interview, beside that chair.</summary>
public sealed record SeatedShadow(string Person, Placement Beside);

/// <summary>What a planner reports on the way; counts are interviews (candidate × stage), not chairs.</summary>
/// <param name="Bound">No plan places more.</param>
/// <param name="Secondary">Value of the second level.</param>
/// <param name="SecondaryBound">No plan with as many interviews is worth more; infinite while nothing is known.</param>
public sealed record PlanProgress(int Placed, int Wanted, int Bound, double Secondary, double SecondaryBound, double Seconds)
{
    /// <summary>Gap of the second level.</summary>
    public double Gap => new PlanLevel("secondary", Secondary, SecondaryBound).Gap;
}

/// <summary>Limits of one run.</summary>
public sealed record PlanOptions
{
    /// <summary>Same instance, seed and threads, same search; how far it gets is what the limits decide.</summary>
    public long Seed { get; init; }

    /// <summary>Wall-clock limit; the best plan so far is returned.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Rounds of improvement at most; a count and not a time, so that runs repeat exactly.</summary>
    public int MaxRounds { get; init; } = int.MaxValue;

    /// <summary>The second level need not be closer to its bound than this; 0 goes on to the proof.</summary>
    public double Gap { get; init; }

    /// <summary>Threads at work, and part of what makes runs repeat.</summary>
    public int Threads { get; init; } = 2;
}

/// <summary>Finds plans. Implementations keep all hard rules and never throw on an infeasible instance.</summary>
public interface IPlanner
{
    /// <summary>Runs on the calling thread until done, out of time, or cancelled; cancelling returns the best so far.</summary>
    /// <exception cref="PlanInstanceException">The instance itself is malformed.</exception>
    Plan Solve(PlanInstance instance, PlanOptions options, IProgress<PlanProgress>? progress, CancellationToken ct);
}

/// <summary>A field of an instance breaks a rule of the format.</summary>
public sealed class PlanInstanceException(string field, string value, string rule)
    : Exception($"{field}: {value}: {rule}")
{
    /// <summary>Path of the field, e.g. "stages[0].minutes".</summary>
    public string Field { get; } = field;

    /// <summary>What was there.</summary>
    public string Value { get; } = value;

    /// <summary>What must hold, with the way out.</summary>
    public string Rule { get; } = rule;
}
