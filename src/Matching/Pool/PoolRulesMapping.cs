using Mockloop.Matching.Engine.Pooling;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Versions;
using Proto = Mockloop.Contracts.Matching;

namespace Mockloop.Matching.Pool;

/// <summary>Rules to the proto and back.</summary>
static class PoolRulesMapping
{
    const int LongestStep = 1440;

    public static Proto.PoolRules ToProto(this PoolSettings settings) => new()
    {
        CohortId = settings.CohortId.ToString(),
        Weights = settings.Weights.ToProto(),
        StepMinutes = settings.StepMinutes,
        Etag = ETags.Of(settings.Version),
        DefaultWeights = new PoolWeights().ToProto(),
        Steps = { Enumerable.Range(1, PoolCriteria.LastStep).Select(step => string.Join("; ", PoolCriteria.At(step).Relaxed)) },
    };

    public static int CheckedStep(int minutes) => Require.Range(minutes, 1, LongestStep, "step_minutes");

    public static PoolWeights Checked(this Proto.PoolWeights? sent)
    {
        var weights = Require.Present(sent, "weights");
        return new()
        {
            Fit = One(weights.Fit, "fit"),
            Level = One(weights.Level, "level"),
            Hours = One(weights.Hours, "hours"),
            Language = One(weights.Language, "language"),
            Novelty = One(weights.Novelty, "novelty"),
            Ledger = One(weights.Ledger, "ledger"),
            Connectivity = One(weights.Connectivity, "connectivity"),
            Preference = One(weights.Preference, "preference"),
            Waiting = One(weights.Waiting, "waiting"),
            Mutual = One(weights.Mutual, "mutual"),
        };
    }

    static Proto.PoolWeights ToProto(this PoolWeights w) => new()
    {
        Fit = w.Fit,
        Level = w.Level,
        Hours = w.Hours,
        Language = w.Language,
        Novelty = w.Novelty,
        Ledger = w.Ledger,
        Connectivity = w.Connectivity,
        Preference = w.Preference,
        Waiting = w.Waiting,
        Mutual = w.Mutual,
    };

    static int One(int points, string term) => Require.Range(points, 0, PoolWeights.Most, $"weights.{term}");
}
