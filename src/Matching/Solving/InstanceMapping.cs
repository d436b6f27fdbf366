using Mockloop.Contracts.Matching;
using Mockloop.Matching.Engine.Answers;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Errors;
using NodaTime;
using NodaTime.Text;
using Plan = Mockloop.Matching.Engine.Planning;

namespace Mockloop.Matching.Solving;

/// <summary>An instance and a plan between proto and engine.</summary>
static class InstanceMapping
{
    public static Plan.PlanInstance ToEngine(this PlanInstance instance) => new()
    {
        Start = Date(instance.Start, "instance.start"),
        BusinessDays = instance.BusinessDays,
        GranularityMinutes = instance.GranularityMinutes,
        MinGapBusinessDays = instance.MinGapBusinessDays,
        BufferMinutes = instance.BufferMinutes,
        Weights = ToEngine(instance.Weights),
        Stages = [.. instance.Stages.Select(s => new Plan.PlanStage(s.Id, s.Minutes, s.FromDay, s.ToDay, [.. s.Roles]))],
        People = [.. instance.People.Select((p, i) => ToEngine(p, $"instance.people[{i}]"))],
        Forbidden = [.. instance.Forbidden.Select(p => new Plan.PersonPair(p.A, p.B))],
        History = [.. instance.History.Select(p => new Plan.PairCount(p.A, p.B, p.Count))],
        Fixed = [.. instance.Fixed.Select((p, i) => new Plan.Placement(p.Candidate, p.Stage, p.Role, p.Interviewer,
            p.Start.ToInstant($"instance.fixed[{i}].start"), p.End.ToInstant($"instance.fixed[{i}].end")))],
        Preferences = [.. instance.Preferences.Select(p => new Plan.Preference(p.Candidate, p.Interviewer, p.Value))],
        Shadows = [.. instance.Shadows.Select(s => new Plan.ShadowWish(s.Person, s.Stage, s.Role))],
    };

    /// <summary>How a run gets on.</summary>
    public static SolveProgress ToProto(this Plan.PlanProgress step) => new()
    {
        Placed = step.Placed,
        Wanted = step.Wanted,
        Seconds = step.Seconds,
        Levels =
        {
            ToProto(new Plan.PlanLevel("placed", step.Placed, step.Bound)),
            ToProto(new Plan.PlanLevel("secondary", step.Secondary, step.SecondaryBound)),
        },
    };

    static PlanLevel ToProto(Plan.PlanLevel level)
    {
        var known = new PlanLevel { Name = level.Name, Value = level.Value };
        if (double.IsFinite(level.Bound))
            (known.Bound, known.Gap) = (level.Bound, level.Gap);
        return known;
    }

    public static SolveProgress ToProto(this Plan.Plan plan) => new()
    {
        Status = plan.Status.ToString().ToLowerInvariant(),
        Placed = (int)plan.Levels[0].Value,
        Wanted = (int)plan.Levels[0].Value + plan.Unplaced.Count,
        Seconds = plan.Seconds,
        Placements = { plan.Placed.Select(ToProto) },
        Levels = { plan.Levels.Select(ToProto) },
        Shadows = { plan.Shadows.Select(s => new SeatedShadow { Person = s.Person, Beside = ToProto(s.Beside) }) },
        Unplaced =
        {
            plan.Unplaced.Select(u => new UnplacedStage
            {
                Candidate = u.Candidate, Stage = u.Stage, Reason = u.Reason, Relaxation = u.Relaxation,
            }),
        },
    };

    public static PlanTerms ToProto(this ValueTerms terms) => new()
    {
        Load = terms.Load,
        GiveAndTake = terms.GiveAndTake,
        Connectivity = terms.Connectivity,
        Preference = terms.Preference,
        Novelty = terms.Novelty,
        Compactness = terms.Compactness,
    };

    static Plan.PlanWeights ToEngine(PlanWeights? weights)
    {
        var ordinary = new Plan.PlanWeights();
        return weights is null ? ordinary : new()
        {
            Load = weights.HasLoad ? weights.Load : ordinary.Load,
            GiveAndTake = weights.HasGiveAndTake ? weights.GiveAndTake : ordinary.GiveAndTake,
            Connectivity = weights.HasConnectivity ? weights.Connectivity : ordinary.Connectivity,
            Preference = weights.HasPreference ? weights.Preference : ordinary.Preference,
            Novelty = weights.HasNovelty ? weights.Novelty : ordinary.Novelty,
            Compactness = weights.HasCompactness ? weights.Compactness : ordinary.Compactness,
        };
    }

    static Placement ToProto(Plan.Placement p) => new()
    {
        Candidate = p.Candidate,
        Stage = p.Stage,
        Role = p.Role,
        Interviewer = p.Interviewer,
        Start = p.Start.ToTimestamp(),
        End = p.End.ToTimestamp(),
    };

    static Plan.PlanPerson ToEngine(PlanPerson person, string field) => new()
    {
        Id = person.Id,
        Zone = person.Zone,
        Candidate = person.Candidate,
        Qualified = [.. person.Qualified],
        DailyCap = person.DailyCap,
        WeeklyCap = person.WeeklyCap,
        Holidays = [.. person.Holidays.Select((text, i) => Date(text, $"{field}.holidays[{i}]"))],
        Available = [.. person.Available.Select((s, i) => SpanOf(s, $"{field}.available[{i}]"))],
        Ledger = person.Ledger,
    };

    static Interval SpanOf(PlanSpan span, string field)
    {
        var (from, to) = (span.From.ToInstant($"{field}.from"), span.To.ToInstant($"{field}.to"));
        Require.That(from < to, $"{field}.to", to, $"must be after from ({from})");
        return new Interval(from, to);
    }

    static LocalDate Date(string text, string field) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date }
        ? date
        : throw DomainException.Invalid(field, text, "is no date; send one such as 2026-03-02");
}
