using NodaTime;

namespace Mockloop.Matching.Engine.Pooling;

/// <summary>What two waiters could do together: the best of their common possibilities.</summary>
/// <param name="stage">The stage and the time.</param>
/// <param name="rules">Weights and patience.</param>
/// <param name="past">What was between people.</param>
/// <param name="relaxAll">Takes everybody as if they had waited for all relaxations: what could come, not what is.</param>
public sealed class PoolPairing(PoolStage stage, PoolRules rules, PoolPast past, bool relaxAll = false)
{
    /// <summary>The pair, or null when a hard rule or a criterion forbids it.</summary>
    public PoolPair? Of(Waiter a, Waiter b)
    {
        if (a.Person == b.Person || a.Never.Contains(b.Person) || b.Never.Contains(a.Person))
            return null;
        var criteria = relaxAll ? PoolCriteria.At(PoolCriteria.LastStep) : PoolCriteria.After(stage.Now - Instant.Min(a.Since, b.Since), rules);
        if (!Meets(a, b, criteria))
            return null;
        var both = a.Part == PoolPart.Both && b.Part == PoolPart.Both;
        if (both && TwoWay(a, b, criteria) is { } mutual)
            return mutual;
        if ((a.Part == PoolPart.Both || b.Part == PoolPart.Both) && !criteria.OneWayWillDo)
            return null;
        return Better(OneWay(a, b, criteria), OneWay(b, a, criteria));
    }

    /// <summary>Both put the same language first.</summary>
    public static bool PreferTheSame(Waiter a, Waiter b) => a.Languages[0] == b.Languages[0];

    bool Meets(Waiter a, Waiter b, PoolCriteria criteria) =>
        Math.Abs(a.Level - b.Level) <= criteria.LevelDistance
        && (criteria.AnyCommonLanguage ? a.Languages.Intersect(b.Languages).Any() : PreferTheSame(a, b))
        && (criteria.MayHaveMet || past.Meetings(a.Person, b.Person) == 0);

    PoolPair? OneWay(Waiter candidate, Waiter interviewer, PoolCriteria criteria)
    {
        if (!MayInterview(interviewer, candidate) || Common(candidate, interviewer, stage.Minutes) is not { } time)
            return null;
        var terms = PoolTerms.Of(candidate, interviewer, time.Starts, past, stage.Now, rules);
        return new(candidate, interviewer, time.First, null, criteria.Step, terms, terms.Value(rules.Weights));
    }

    PoolPair? TwoWay(Waiter a, Waiter b, PoolCriteria criteria)
    {
        if (!MayInterview(a, b) || !MayInterview(b, a) || Common(a, b, stage.BackMinutes + stage.Minutes) is not { } time)
            return null;
        // Who is earlier in line is interviewed first.
        var (first, second) = Waiter.Line.Compare(a, b) < 0 ? (a, b) : (b, a);
        var terms = PoolTerms.Both(
            PoolTerms.Of(first, second, time.Starts, past, stage.Now, rules), PoolTerms.Of(second, first, time.Starts, past, stage.Now, rules));
        return new(first, second, time.First, time.First + Duration.FromMinutes(stage.BackMinutes), criteria.Step, terms, terms.Value(rules.Weights));
    }

    bool MayInterview(Waiter interviewer, Waiter candidate) =>
        interviewer.Interviews && candidate.IsCandidate && !past.Met.Contains((candidate.Person, interviewer.Person));

    (Instant First, int Starts)? Common(Waiter a, Waiter b, int minutes) =>
        CommonTime.Find(a.Free, b.Free, minutes, stage.GranularityMinutes, stage.NotBefore);

    static PoolPair? Better(PoolPair? one, PoolPair? other) => other is null || one?.Value >= other.Value ? one : other;
}
