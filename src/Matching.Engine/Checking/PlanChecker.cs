using Mockloop.Matching.Engine.Files;
using Mockloop.Matching.Engine.Planning;
using NodaTime;

namespace Mockloop.Matching.Engine.Checking;

/// <summary>A hard rule that a plan breaks.</summary>
public sealed record Violation(string Rule, string Candidate, string Stage, string Detail);

/// <summary>
/// Verifies a plan against the rules of the format, written from the rules alone: it shares no code with the planners,
/// works on instants and dates throughout, and looks at what stands (<see cref="PlanInstance.Fixed"/>) as well.
/// </summary>
public static class PlanChecker
{
    /// <summary>Every violation of a plan file: the interviews, the shadows, and that each stage is placed or said not to be.</summary>
    public static IReadOnlyList<Violation> Check(PlanInstance instance, StatedPlan plan)
    {
        var people = instance.People.ToDictionary(p => p.Id);
        return [.. Check(instance, plan.Placed), .. ShadowRules.Check(instance, people, plan.Placed, plan.Shadows), .. Accounts(instance, plan)];
    }

    /// <summary>Every violation found; empty when the plan keeps all rules.</summary>
    public static IReadOnlyList<Violation> Check(PlanInstance instance, IReadOnlyList<Placement> placed)
    {
        var violations = new List<Violation>();
        var people = instance.People.ToDictionary(p => p.Id);
        var interviews = placed.GroupBy(p => (p.Candidate, p.Stage)).Select(g => new Held(g.Key.Candidate, g.Key.Stage, [.. g])).ToList();
        foreach (var interview in interviews)
            violations.AddRange(OneInterview.Check(instance, people, interview));
        violations.AddRange(Order(instance, people, interviews));
        violations.AddRange(Pairs(instance, placed));
        violations.AddRange(Overlaps(instance, people, placed));
        violations.AddRange(Caps(instance, people, placed));
        return violations;
    }

    static IEnumerable<Violation> Accounts(PlanInstance instance, StatedPlan plan)
    {
        if (plan.Unplaced is not { } unplaced)
            yield break;
        var placed = plan.Placed.Concat(instance.Fixed).Select(p => (p.Candidate, p.Stage)).ToHashSet();
        foreach (var (candidate, stage) in unplaced.Where(placed.Contains))
            yield return new("unplaced", candidate, stage, "is said to be unplaced, and is placed");
        placed.UnionWith(unplaced);
        foreach (var person in instance.People.Where(p => p.Candidate))
            foreach (var stage in instance.Stages.Where(s => !placed.Contains((person.Id, s.Id))))
                yield return new("unplaced", person.Id, stage.Id, "is neither placed nor said to be unplaced");
    }

    static IEnumerable<Violation> Order(PlanInstance instance, Dictionary<string, PlanPerson> people, List<Held> interviews)
    {
        var standing = instance.Fixed.GroupBy(p => (p.Candidate, p.Stage)).ToDictionary(g => g.Key, g => g.First());
        foreach (var loop in interviews.GroupBy(i => i.Candidate).Where(g => people.ContainsKey(g.Key)))
        {
            var person = people[loop.Key];
            var mine = loop.ToDictionary(i => i.Stage, i => i.Chairs[0]);
            Placement? before = null;
            var (beforeIndex, isBeforeNew, missing) = (0, false, (string?)null);
            for (var s = 0; s < instance.Stages.Count; s++)
            {
                var id = instance.Stages[s].Id;
                var isNew = mine.TryGetValue(id, out var chair);
                if (!isNew && !standing.TryGetValue((loop.Key, id), out chair))
                {
                    missing ??= id;
                    continue;
                }
                if (isNew && missing is not null)
                    yield return new("order", loop.Key, id, $"placed although {missing} before it is not");
                if (before is not null && (isNew || isBeforeNew))
                {
                    var gap = CountDays(instance, person, before.Start, chair!.Start);
                    var least = (s - beforeIndex) * instance.MinGapBusinessDays;
                    if (gap < least || chair.Start < before.End)
                        yield return new("gap", loop.Key, id, $"{gap} business days after {before.Stage}, at least {least} wanted");
                }
                (before, beforeIndex, isBeforeNew) = (chair, s, isNew);
            }
        }
    }

    // Business days of the candidate's calendar that begin after the first instant's date, up to the second's.
    static int CountDays(PlanInstance instance, PlanPerson person, Instant first, Instant second)
    {
        var zone = DateTimeZoneProviders.Tzdb[person.Zone];
        var (from, to) = (first.InZone(zone).Date, second.InZone(zone).Date);
        if (to < from)
            return -1;
        return Enumerable.Range(1, Period.DaysBetween(from, to)).Select(d => from.PlusDays(d))
            .Count(date => OneInterview.IsBusinessDay(instance, person, date));
    }

    static IEnumerable<Violation> Pairs(PlanInstance instance, IReadOnlyList<Placement> placed)
    {
        var stages = instance.Stages.Select(s => s.Id).ToHashSet();
        var before = instance.Fixed.Where(f => stages.Contains(f.Stage)).Select(f => (f.Candidate, f.Interviewer)).ToHashSet();
        foreach (var meeting in placed.GroupBy(p => (p.Candidate, p.Interviewer)))
            if (meeting.Count() > 1 || before.Contains(meeting.Key))
                yield return new("pair-once", meeting.Key.Candidate, meeting.Last().Stage, $"meets {meeting.Key.Interviewer} more than once");
        var forbidden = instance.Forbidden.SelectMany(f => new[] { (f.A, f.B), (f.B, f.A) }).ToHashSet();
        foreach (var chair in placed)
            if (forbidden.Contains((chair.Candidate, chair.Interviewer)))
                yield return new("forbidden", chair.Candidate, chair.Stage, $"must not meet {chair.Interviewer}");
    }

    static IEnumerable<Violation> Overlaps(
        PlanInstance instance, Dictionary<string, PlanPerson> people, IReadOnlyList<Placement> placed)
    {
        var buffer = Duration.FromMinutes(instance.BufferMinutes);
        var hours = instance.Fixed.Select(p => (Chair: p, IsNew: false)).Concat(placed.Select(p => (Chair: p, IsNew: true)))
            .SelectMany(p => new[] { (Who: p.Chair.Candidate, p.Chair, p.IsNew), (Who: p.Chair.Interviewer, p.Chair, p.IsNew) })
            .Where(h => people.ContainsKey(h.Who));
        foreach (var person in hours.GroupBy(h => h.Who))
        {
            // The candidate of a panel appears once per chair of the same interview.
            var sorted = person.GroupBy(h => (h.Chair.Candidate, h.Chair.Stage, h.Chair.Start)).Select(g => g.First())
                .OrderBy(h => h.Chair.Start).ToList();
            for (var i = 0; i < sorted.Count; i++)
                for (var j = i + 1; j < sorted.Count && sorted[j].Chair.Start < sorted[i].Chair.End + buffer; j++)
                    if (sorted[i].IsNew || sorted[j].IsNew)
                        yield return new("overlap", sorted[j].Chair.Candidate, sorted[j].Chair.Stage, $"{person.Key} is in {sorted[i].Chair.Stage} of {sorted[i].Chair.Candidate} then");
        }
    }

    static IEnumerable<Violation> Caps(PlanInstance instance, Dictionary<string, PlanPerson> people, IReadOnlyList<Placement> placed)
    {
        foreach (var given in instance.Fixed.Concat(placed).GroupBy(p => p.Interviewer).Where(g => people.ContainsKey(g.Key)))
        {
            var person = people[given.Key];
            var zone = DateTimeZoneProviders.Tzdb[person.Zone];
            var isNew = given.Where(placed.Contains).Select(p => p.Start).ToHashSet();
            foreach (var date in given.GroupBy(p => p.Start.InZone(zone).Date))
                if (date.Count() > person.DailyCap && date.Any(p => isNew.Contains(p.Start)))
                    yield return new("daily-cap", date.Last().Candidate, date.Last().Stage, $"{person.Id} gives {date.Count()} on {date.Key:uuuu-MM-dd}");
            var weeks = given.GroupBy(p => p.Start.InZone(zone).Date is var d ? d.PlusDays(1 - (int)d.DayOfWeek) : d);
            foreach (var week in weeks)
                if (week.Count() > person.WeeklyCap && week.Any(p => isNew.Contains(p.Start)))
                    yield return new("weekly-cap", week.Last().Candidate, week.Last().Stage, $"{person.Id} gives {week.Count()} in the week of {week.Key:uuuu-MM-dd}");
        }
    }
}

/// <summary>All chairs of one candidate's stage.</summary>
sealed record Held(string Candidate, string Stage, IReadOnlyList<Placement> Chairs);
