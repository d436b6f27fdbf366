using Mockloop.Matching.Engine.Planning;
using NodaTime;

namespace Mockloop.Matching.Engine.Checking;

/// <summary>The rules an interview keeps or breaks by itself: roles, length, grid, window, availability, qualification.</summary>
static class OneInterview
{
    public static IEnumerable<Violation> Check(PlanInstance instance, Dictionary<string, PlanPerson> people, Held it)
    {
        Violation Broken(string rule, string detail) => new(rule, it.Candidate, it.Stage, detail);
        var stage = instance.Stages.FirstOrDefault(s => s.Id == it.Stage);
        if (stage is null || !people.TryGetValue(it.Candidate, out var candidate) || !candidate.Candidate)
        {
            yield return Broken("unknown", "no such stage, or no such candidate");
            yield break;
        }
        if (instance.Fixed.Any(f => f.Candidate == it.Candidate && f.Stage == it.Stage))
            yield return Broken("fixed", "this stage stands already");
        if (!it.Chairs.Select(c => c.Role).Order().SequenceEqual(stage.Roles.Order()))
            yield return Broken("roles", $"has {string.Join(", ", it.Chairs.Select(c => c.Role))}, needs {string.Join(", ", stage.Roles)}");
        if (it.Chairs.Select(c => c.Interviewer).Distinct().Count() != it.Chairs.Count)
            yield return Broken("roles", "one person in two chairs");
        var (start, end) = (it.Chairs[0].Start, it.Chairs[0].End);
        if (it.Chairs.Any(c => c.Start != start || c.End != end))
            yield return Broken("time", "chairs at different times");
        if (end - start != Duration.FromMinutes(stage.Minutes))
            yield return Broken("length", $"lasts {(end - start).TotalMinutes} minutes, not {stage.Minutes}");
        if ((start.InUtc().TimeOfDay - LocalTime.Midnight).ToDuration().TotalMinutes % instance.GranularityMinutes != 0)
            yield return Broken("grid", $"starts off the {instance.GranularityMinutes}-minute grid");
        var day = DayOf(instance, candidate, start);
        if (day < stage.From || day > stage.To)
            yield return Broken("window", $"on business day {day}, window is {stage.From}..{stage.To}");
        foreach (var id in it.Chairs.Select(c => c.Interviewer).Append(it.Candidate))
            if (!people.TryGetValue(id, out var person) || !person.Available.Any(a => a.Start <= start && end <= a.End))
                yield return Broken("availability", $"{id} is not free from {start} to {end}");
        foreach (var chair in it.Chairs)
            if (chair.Interviewer == it.Candidate)
                yield return Broken("self", "interviews themselves");
            else if (!people.TryGetValue(chair.Interviewer, out var person) || !person.Qualified.Contains($"{it.Stage}:{chair.Role}"))
                yield return Broken("qualified", $"{chair.Interviewer} is not qualified for {it.Stage}:{chair.Role}");
    }

    public static bool IsBusinessDay(PlanInstance instance, PlanPerson candidate, LocalDate date) =>
        date >= instance.Start && (int)date.DayOfWeek <= 5 && !candidate.Holidays.Contains(date);

    // 0 when the date is no business day of the candidate's.
    static int DayOf(PlanInstance instance, PlanPerson candidate, Instant at)
    {
        var date = at.InZone(DateTimeZoneProviders.Tzdb[candidate.Zone]).Date;
        if (!IsBusinessDay(instance, candidate, date))
            return 0;
        var day = 0;
        for (var d = instance.Start; d <= date; d = d.PlusDays(1))
            if (IsBusinessDay(instance, candidate, d))
                day++;
        return day;
    }
}
