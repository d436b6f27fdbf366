using Mockloop.Matching.Engine.Planning;
using NodaTime;

namespace Mockloop.Matching.Tests.Engine;

/// <summary>Instances the tests share: the track of the platform and cohorts that are just large enough.</summary>
static class Instances
{
    public static readonly LocalDate Monday = new(2026, 3, 2);

    public static readonly PlanStage Screen = new("screen", 30, 3, 5, ["recruiter"]);
    public static readonly PlanStage Coding = new("coding", 45, 6, 10, ["engineer"]);
    public static readonly PlanStage Design = new("design", 60, 9, 15, ["senior-engineer"]);
    public static readonly PlanStage Product = new("product", 60, 9, 15, ["product-lead"]);
    public static readonly PlanStage Leadership = new("leadership", 60, 9, 15, ["hiring-manager", "senior-tpm", "ml-researcher"]);

    public static readonly PlanStage[] FiveStages = [Screen, Coding, Design, Product, Leadership];

    /// <summary>The first <paramref name="candidates"/> of the members are candidates; everyone is attested for every role.</summary>
    public static PlanInstance Cohort(int members, int candidates, IReadOnlyList<PlanStage> stages, string[]? zones = null, string prefix = "p") => new()
    {
        Start = Monday,
        BusinessDays = 18,
        Stages = stages,
        People = [.. Enumerable.Range(0, members).Select(i => Person($"{prefix}{i}", stages, (zones ?? ["Europe/Paris"])[i % (zones?.Length ?? 1)]) with { Candidate = i < candidates })],
    };

    public static PlanPerson Person(string id, IReadOnlyList<PlanStage> stages, string zone = "Europe/Paris") => new()
    {
        Id = id,
        Zone = zone,
        Qualified = [.. stages.SelectMany(s => s.Roles.Select(r => $"{s.Id}:{r}"))],
        Available = OfficeHours(zone, 18),
    };

    /// <summary>Monday to Friday, 09:00–17:00 local.</summary>
    public static Interval[] OfficeHours(string zone, int businessDays)
    {
        var tz = DateTimeZoneProviders.Tzdb[zone];
        return [.. Enumerable.Range(0, businessDays * 7 / 5 + 3).Select(i => Monday.PlusDays(i)).Where(d => (int)d.DayOfWeek <= 5)
            .Select(d => new Interval(
                d.At(new LocalTime(9, 0)).InZoneLeniently(tz).ToInstant(), d.At(new LocalTime(17, 0)).InZoneLeniently(tz).ToInstant()))];
    }

    public static Plan Solve(PlanInstance instance, long seed = 1) =>
        new LoopPlanner().Solve(instance, new PlanOptions { Seed = seed, MaxRounds = 0 }, null, default);
}
