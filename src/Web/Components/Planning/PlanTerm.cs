using Mockloop.Contracts.Scheduling;

namespace Mockloop.Web.Components.Planning;

/// <summary>A term of a plan's value as a person reads it; defaults and units are those of scheduling.proto.</summary>
sealed record PlanTerm(
    string Id, string Name, string Unit, double Default,
    Func<PlanWeights, double?> Get, Action<PlanWeights, double> Set, Func<PlanTerms, double> Worth)
{
    /// <summary>Two plans are made before the answer; an ordinary call waits 10 seconds.</summary>
    public static DateTime Deadline => TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(40);

    public static readonly IReadOnlyList<PlanTerm> All =
    [
        new("load", "Even load", "square of the interviews a person gives", 20,
            w => w.HasLoad ? w.Load : null, (w, v) => w.Load = v, t => t.Load),
        new("give-and-take", "Give and take", "square of a person’s interviews given minus taken", 4,
            w => w.HasGiveAndTake ? w.GiveAndTake : null, (w, v) => w.GiveAndTake = v, t => t.GiveAndTake),
        new("connectivity", "Comparable ratings", "group of interviewers that no common candidate joins to the others", 200,
            w => w.HasConnectivity ? w.Connectivity : null, (w, v) => w.Connectivity = v, t => t.Connectivity),
        new("preference", "Preferences", "point of preference, −10 to 10", 2,
            w => w.HasPreference ? w.Preference : null, (w, v) => w.Preference = v, t => t.Preference),
        new("novelty", "New faces", "earlier meeting of the two", 10,
            w => w.HasNovelty ? w.Novelty : null, (w, v) => w.Novelty = v, t => t.Novelty),
        new("compactness", "Short loops", "business day between a loop’s first and last interview", 1,
            w => w.HasCompactness ? w.Compactness : null, (w, v) => w.Compactness = v, t => t.Compactness),
    ];
}
