namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Says why a stage has no interview and what would help. Reasons are found by asking the rules one after the other;
/// a relaxation is only named after a search with it applied, everything else standing, placed the stage.
/// </summary>
static class UnplacedReasons
{
    public static List<Unplaced> Explain(
        PlanModel model, Dictionary<int, IReadOnlyList<Seating>> loops, List<Placement> placed, int budget, CancellationToken ct)
    {
        var unplaced = new List<Unplaced>();
        foreach (var candidate in model.Candidates)
        {
            var seated = (loops.GetValueOrDefault(candidate) ?? []).Select(s => s.Stage).ToHashSet();
            var missing = Enumerable.Range(0, model.Stages.Count)
                .Where(s => !seated.Contains(s) && !model.Standing.ContainsKey((candidate, s))).ToList();
            for (var i = 0; i < missing.Count; i++)
                unplaced.Add(i == 0
                    ? First(model, placed, candidate, missing[0], budget, ct)
                    : new Unplaced(model.People[candidate].Id, model.Stages[missing[i]].Id,
                        $"Stage {model.Stages[missing[0]].Id} before it has no interview.",
                        $"Place stage {model.Stages[missing[0]].Id} first."));
        }
        return unplaced;
    }

    static Unplaced First(PlanModel model, List<Placement> placed, int candidate, int stage, int budget, CancellationToken ct)
    {
        var who = model.People[candidate].Id;
        var standing = placed.Where(p => p.Candidate != who).ToList();
        var relaxation = Relaxations.Of(model.Instance, who, model.Stages[stage].Id)
            .FirstOrDefault(r => !ct.IsCancellationRequested && Reaches(r.Instance, standing, who, stage, budget));
        return new Unplaced(who, model.Stages[stage].Id, Reason(model, standing, candidate, stage, budget),
            relaxation?.Words ?? "No single change of those tried helps: add interviewers and availability together.");
    }

    static bool Reaches(PlanInstance instance, List<Placement> standing, string who, int stage, int budget)
    {
        var model = new PlanModel(instance with { Fixed = [.. instance.Fixed, .. standing] });
        return new LoopSearch(model, new PlanBoard(model), model.PersonOf(who)!.Value, LoopOrder.Plain, budget)
            .Run().Any(seating => seating.Stage == stage);
    }

    static string Reason(PlanModel model, List<Placement> standing, int candidate, int stage, int budget)
    {
        var (it, person) = (model.Stages[stage], model.People[candidate]);
        var calendar = model.Calendars[candidate]!;
        var window = $"business days {it.From}–{it.To} ({calendar[it.From]:uuuu-MM-dd} to {calendar[it.To]:uuuu-MM-dd})";
        foreach (var role in it.Roles)
            if (!Enumerable.Range(0, model.People.Count).Any(p => model.MayInterview(p, candidate, stage, role)))
                return $"Nobody but the candidate is attested for {it.Id}:{role} and may meet {person.Id}.";
        if (!model.SlotsOf(candidate, stage).Any())
            return $"{person.Id} is never free for {it.Minutes} minutes on {window}.";
        var board = new PlanBoard(model);
        var chairs = Chairs(model, board, candidate, stage);
        var people = PanelMatching.Largest(chairs, _ => false);
        if (people < chairs.Count)
            return $"Up to this stage the loop needs {chairs.Count} different interviewers, and only {people} of those attested "
                + "can take a chair each (nobody meets a candidate twice).";
        var alone = new LoopSearch(model, board, candidate, LoopOrder.Plain, budget);
        if (!alone.HasOptions(stage))
            return $"On {window} there is no start at which {person.Id} and somebody for each of {string.Join(", ", it.Roles)} are free together.";
        if (!alone.Run().Any(s => s.Stage == stage))
            return $"Common times exist on {window}, but none that follows the stages before it with their gap and with "
                + "interviewers this loop has not used.";
        var uncapped = Relaxations.WithoutCaps(model.Instance);
        return Reaches(uncapped, standing, person.Id, stage, budget)
            ? $"Every common time on {window} would break an interviewer's daily or weekly cap next to the other loops."
            : $"Every common time on {window} is taken by other interviews of the people attested.";
    }

    // The chairs of this loop's open stages up to and including that one.
    static List<IReadOnlyCollection<int>> Chairs(PlanModel model, PlanBoard board, int candidate, int upTo) =>
        [.. from stage in Enumerable.Range(0, upTo + 1)
            where !model.Standing.ContainsKey((candidate, stage))
            from role in model.Stages[stage].Roles
            select (IReadOnlyCollection<int>)Enumerable.Range(0, model.People.Count)
                .Where(p => model.MayInterview(p, candidate, stage, role) && !board.HasMet(candidate, p)).ToList()];
}
