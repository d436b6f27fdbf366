using Mockloop.Matching.Engine.Checking;
using Mockloop.Matching.Engine.Planning;
using NodaTime;

namespace Mockloop.Matching.Engine.Answers;

// How this works. The person is put into the chair, first at the planned time and then at every start of the stage's
// window, while the rest of the plan stands, and the checker (not the planner) is asked which rules that breaks.

/// <summary>Answers "why this person" and "why not that one" for any chair of a plan.</summary>
public static class PairExplainer
{
    /// <summary>Explains one chair.</summary>
    /// <exception cref="PlanInstanceException">The question names somebody or something the instance does not know.</exception>
    public static PairAnswer Explain(PlanInstance instance, IReadOnlyList<Placement> placed, PairQuestion question)
    {
        var (candidate, stage) = Known(instance, question);
        var interview = placed.Concat(instance.Fixed).Where(p => p.Candidate == question.Candidate && p.Stage == question.Stage).ToList();
        var now = interview.FirstOrDefault(p => p.Role == question.Role);
        if (now?.Interviewer == question.Interviewer)
            return new(PairStanding.Sits, now.Start, [], "", ValueTerms.None);

        var rest = placed.Concat(instance.Fixed).Except(interview).ToList();
        var around = Around(instance, interview, rest, question);
        var tries = Starts(instance, candidate, stage, now?.Start)
            .Select(start => Try(around, stage, interview, question, start)).ToList();
        if (tries.Count == 0)
            return new(PairStanding.Cannot, null, [$"{question.Candidate} has no {stage.Minutes} free minutes on business days {stage.From} to {stage.To}."],
                $"More free time of {question.Candidate}, or a wider window of {stage.Id}.", ValueTerms.None);
        // Stable: the planned time comes first, then the earliest.
        var best = tries.OrderBy(t => t.Broken.Count).First();
        if (best.Broken.Count > 0)
            return new(PairStanding.Cannot, best.Start, [.. best.Broken.Select(v => v.Detail)], Relaxing.Words(best.Broken, question), ValueTerms.None);
        var standing = best.Start == now?.Start ? PairStanding.CouldThen : PairStanding.CouldAtAnotherTime;
        var bare = instance with { Fixed = [], People = [.. instance.People.Select(p => p.Id == candidate.Id ? candidate : p)] };
        return new(standing, best.Start, [], "", PlanValue.Of(bare, [.. rest, .. best.Chairs]) - PlanValue.Of(bare, [.. rest, .. interview]));
    }

    static (PlanPerson, PlanStage) Known(PlanInstance instance, PairQuestion question)
    {
        PlanInstanceException Unknown(string field, string value, IEnumerable<string> known) =>
            new(field, value, $"is not in this plan; it knows {string.Join(", ", known.Take(8))}");
        var stage = instance.Stages.FirstOrDefault(s => s.Id == question.Stage)
            ?? throw Unknown("stage", question.Stage, instance.Stages.Select(s => s.Id));
        if (!stage.Roles.Contains(question.Role))
            throw Unknown("role", question.Role, stage.Roles);
        var candidate = instance.People.FirstOrDefault(p => p.Id == question.Candidate)
            ?? throw Unknown("candidate", question.Candidate, instance.People.Where(p => p.Candidate).Select(p => p.Id));
        if (instance.People.All(p => p.Id != question.Interviewer))
            throw Unknown("interviewer", question.Interviewer, instance.People.Select(p => p.Id));
        return (candidate with { Candidate = true }, stage);
    }

    // Only those the interview touches: a check then costs the same however large the cohort is.
    static PlanInstance Around(PlanInstance instance, List<Placement> interview, List<Placement> rest, PairQuestion question)
    {
        var ids = interview.Select(p => p.Interviewer).Append(question.Candidate).Append(question.Interviewer).ToHashSet();
        return instance with
        {
            People = [.. instance.People.Where(p => ids.Contains(p.Id)).Select(p => p with { Candidate = p.Id == question.Candidate })],
            Fixed = [.. rest.Where(p => ids.Contains(p.Candidate) || ids.Contains(p.Interviewer))],
            Shadows = [],
        };
    }

    static IEnumerable<Instant> Starts(PlanInstance instance, PlanPerson candidate, PlanStage stage, Instant? planned)
    {
        var zone = DateTimeZoneProviders.Tzdb[candidate.Zone];
        var calendar = new BusinessCalendar(instance.Start, instance.BusinessDays, candidate.Holidays);
        var (step, length) = (Duration.FromMinutes(instance.GranularityMinutes), Duration.FromMinutes(stage.Minutes));
        var starts = planned is { } first ? [first] : new List<Instant>();
        foreach (var free in candidate.Available.OrderBy(a => a.Start))
        {
            var offset = free.Start.ToUnixTimeSeconds() % (long)step.TotalSeconds;
            for (var start = offset == 0 ? free.Start : free.Start - Duration.FromSeconds(offset) + step; start + length <= free.End; start += step)
                if (calendar.NumberOf(start.InZone(zone).Date) is var day && day >= stage.From && day <= stage.To && start != planned)
                    starts.Add(start);
        }
        return starts;
    }

    static (Instant Start, List<Placement> Chairs, List<Violation> Broken) Try(
        PlanInstance around, PlanStage stage, List<Placement> interview, PairQuestion question, Instant start)
    {
        var end = start + Duration.FromMinutes(stage.Minutes);
        var kept = interview.Where(p => p.Role != question.Role).Select(p => p with { Start = start, End = end });
        List<Placement> chairs = [.. kept, new(question.Candidate, question.Stage, question.Role, question.Interviewer, start, end)];
        // An unplaced panel is asked about one chair: the others stay open.
        var asked = around with { Stages = [.. around.Stages.Select(s => s.Id == stage.Id ? s with { Roles = [.. chairs.Select(c => c.Role)] } : s)] };
        return (start, chairs, [.. PlanChecker.Check(asked, chairs)]);
    }
}
