namespace Mockloop.Scheduling.Answers;

/// <summary>A plan's value as the planner said it, handed on.</summary>
static class TermsReply
{
    public static Contracts.Scheduling.PlanTerms Of(Contracts.Matching.PlanTerms? terms) => terms is null ? new() : new()
    {
        Load = terms.Load,
        GiveAndTake = terms.GiveAndTake,
        Connectivity = terms.Connectivity,
        Preference = terms.Preference,
        Novelty = terms.Novelty,
        Compactness = terms.Compactness,
    };
}
