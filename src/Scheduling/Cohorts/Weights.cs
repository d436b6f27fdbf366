using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Scheduling.Cohorts;

/// <summary>What a cohort's planning weighs; null leaves a term at the planner's default. Units as in scheduling.proto.</summary>
sealed record Weights(double? Load, double? GiveAndTake, double? Connectivity, double? Preference, double? Novelty, double? Compactness)
{
    const double Largest = 10_000;

    /// <summary>Every term at the planner's default.</summary>
    public static readonly Weights Default = new(null, null, null, null, null, null);

    public static Weights Of(PlanWeights weights, string field)
    {
        double? Checked(bool said, double value, string term) => said ? Require.Range(value, 0, Largest, $"{field}.{term}") : null;
        return new(
            Checked(weights.HasLoad, weights.Load, "load"), Checked(weights.HasGiveAndTake, weights.GiveAndTake, "give_and_take"),
            Checked(weights.HasConnectivity, weights.Connectivity, "connectivity"), Checked(weights.HasPreference, weights.Preference, "preference"),
            Checked(weights.HasNovelty, weights.Novelty, "novelty"), Checked(weights.HasCompactness, weights.Compactness, "compactness"));
    }

    public PlanWeights ToReply()
    {
        var reply = new PlanWeights();
        if (Load is { } load) reply.Load = load;
        if (GiveAndTake is { } giveAndTake) reply.GiveAndTake = giveAndTake;
        if (Connectivity is { } connectivity) reply.Connectivity = connectivity;
        if (Preference is { } preference) reply.Preference = preference;
        if (Novelty is { } novelty) reply.Novelty = novelty;
        if (Compactness is { } compactness) reply.Compactness = compactness;
        return reply;
    }

    public Contracts.Matching.PlanWeights ToPlanner()
    {
        var weights = new Contracts.Matching.PlanWeights();
        if (Load is { } load) weights.Load = load;
        if (GiveAndTake is { } giveAndTake) weights.GiveAndTake = giveAndTake;
        if (Connectivity is { } connectivity) weights.Connectivity = connectivity;
        if (Preference is { } preference) weights.Preference = preference;
        if (Novelty is { } novelty) weights.Novelty = novelty;
        if (Compactness is { } compactness) weights.Compactness = compactness;
        return weights;
    }
}
