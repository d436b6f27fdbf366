using NodaTime;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>An instance with one thing loosened, and what that is in words.</summary>
sealed record Relaxation(string Words, PlanInstance Instance);

/// <summary>What is tried for an unplaced stage, the smallest change first.</summary>
static class Relaxations
{
    public static IEnumerable<Relaxation> Of(PlanInstance instance, string candidate, string stageId)
    {
        var stage = instance.Stages.First(s => s.Id == stageId);
        yield return new("Raise daily and weekly caps of the interviewers by one.", WithCaps(instance, 1));
        yield return new("Lift the daily and weekly caps of the interviewers.", WithoutCaps(instance));
        foreach (var days in (int[])[1, 2, 3, 5, 10, 20])
        {
            var (from, to) = (Math.Max(1, stage.From - days), Math.Min(instance.BusinessDays, stage.To + days));
            if ((from, to) == (stage.From, stage.To))
                break;
            yield return new($"Widen the window of {stageId} to business days {from}–{to}.",
                instance with { Stages = [.. instance.Stages.Select(s => s == stage ? s with { From = from, To = to } : s)] });
        }
        if (instance.MinGapBusinessDays > 0)
            yield return new("Allow stages of one loop on the same business day.", instance with { MinGapBusinessDays = 0 });
        yield return new($"{candidate} frees more time on weekdays, up to the whole day.", WithTime(instance, p => p.Id == candidate));
        foreach (var role in stage.Roles)
            yield return new($"Add one more interviewer attested for {stageId}:{role}.", WithNewcomers(instance, stageId, [role]));
        yield return new($"Add interviewers, one more for each of {string.Join(", ", stage.Roles)} of {stageId}.",
            WithNewcomers(instance, stageId, stage.Roles));
        yield return new("Interviewers free more time on weekdays, up to the whole day.", WithTime(instance, p => p.Id != candidate));
    }

    public static PlanInstance WithoutCaps(PlanInstance instance) => WithCaps(instance, 1000);

    static PlanInstance WithCaps(PlanInstance instance, int more) => instance with
    {
        People = [.. instance.People.Select(p => p with { DailyCap = p.DailyCap + more, WeeklyCap = p.WeeklyCap + more })],
    };

    static PlanInstance WithTime(PlanInstance instance, Func<PlanPerson, bool> who) => instance with
    {
        People = [.. instance.People.Select(p => who(p) ? p with { Available = [Always(instance)] } : p)],
    };

    static PlanInstance WithNewcomers(PlanInstance instance, string stage, IReadOnlyList<string> roles) => instance with
    {
        People = [.. instance.People, .. roles.Select(role => new PlanPerson
        {
            Id = $"new interviewer for {stage}:{role}", Zone = "UTC", DailyCap = 1000, WeeklyCap = 1000,
            Qualified = [$"{stage}:{role}"], Available = [Always(instance)],
        })],
    };

    // Longer than any loop: 250 business days and their weekends and holidays.
    static Interval Always(PlanInstance instance) => new(
        instance.Start.PlusDays(-2).AtMidnight().InUtc().ToInstant(),
        instance.Start.PlusDays(800).AtMidnight().InUtc().ToInstant());
}
