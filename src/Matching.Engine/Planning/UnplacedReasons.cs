namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Says why a stage has no interview and what would help. Reasons are found by asking the rules one after the other;
/// a relaxation is only named after a search with it applied, everything else standing, placed the stage.
/// </summary>
static class UnplacedReasons
{
    const int Budget = 20_000;

    /// <summary>Every stage that is not placed, those behind another unplaced one with a pointer to it.</summary>
    public static List<Unplaced> Explain(PlanModel model, Board board, List<Placement> placed, CancellationToken ct)
    {
        var unplaced = new List<Unplaced>();
        for (var candidate = 0; candidate < model.Candidates.Length; candidate++)
        {
            var (who, missing) = (model.People[model.Candidates[candidate]].Id, model.Slots.Steps[candidate][board.LengthOf(candidate)..]);
            for (var i = 0; i < missing.Length; i++)
                unplaced.Add(i == 0
                    ? First(model, placed, candidate, missing[0], ct)
                    : new Unplaced(who, model.Stages[missing[i]].Id,
                        $"Stage {model.Stages[missing[0]].Id} before it has no interview.",
                        $"Place stage {model.Stages[missing[0]].Id} first."));
        }
        return unplaced;
    }

    static Unplaced First(PlanModel model, List<Placement> placed, int candidate, int stage, CancellationToken ct)
    {
        var who = model.People[model.Candidates[candidate]].Id;
        var standing = placed.Where(p => p.Candidate != who).ToList();
        var relaxation = Relaxations.Of(model.Instance, who, model.Stages[stage].Id)
            .FirstOrDefault(r => !ct.IsCancellationRequested && Reaches(r.Instance, standing, who, stage));
        return new Unplaced(who, model.Stages[stage].Id, Reason(model, standing, candidate, stage),
            relaxation?.Words ?? "No single change of those tried helps: add interviewers and availability together.");
    }

    static bool Reaches(PlanInstance instance, List<Placement> standing, string who, int stage)
    {
        var model = new PlanModel(With(instance, standing, who));
        return Reached(model, 0, stage, out _);
    }

    // Only that candidate still wants something; all others' interviews stand.
    static PlanInstance With(PlanInstance instance, List<Placement> standing, string who) => instance with
    {
        Fixed = [.. instance.Fixed, .. standing],
        People = [.. instance.People.Select(p => p.Candidate == (p.Id == who) ? p : p with { Candidate = p.Id == who })],
    };

    static bool Reached(PlanModel model, int candidate, int stage, out LoopSearch search)
    {
        search = new LoopSearch(model, new Board(model), candidate, Budget).Run();
        return search.Best.Count > Array.IndexOf(model.Slots.Steps[candidate], stage);
    }

    static string Reason(PlanModel model, List<Placement> standing, int candidate, int stage)
    {
        var (it, person, calendar) = (model.Stages[stage], model.People[model.Candidates[candidate]], model.Calendars[candidate]);
        var window = $"business days {it.From}–{it.To} ({calendar[it.From]:uuuu-MM-dd} to {calendar[it.To]:uuuu-MM-dd})";
        foreach (var role in it.Roles)
            if (!Fitting(model, candidate, stage, role).Any())
                return $"Nobody but the candidate is attested for {it.Id}:{role} and may meet {person.Id}.";
        if (!FreeStarts.OfStage(model, candidate, stage).Any())
            return $"{person.Id} is never free for {it.Minutes} minutes on {window}.";
        var chairs = Chairs(model, candidate, stage);
        var people = PanelMatching.Largest(chairs, _ => false);
        if (people < chairs.Count)
            return $"Up to this stage the loop needs {chairs.Count} different interviewers, and only {people} of those attested "
                + "can take a chair each (nobody meets a candidate twice).";
        var isReached = Reached(model, candidate, stage, out var alone);
        if (!alone.HasOptions(Array.IndexOf(model.Slots.Steps[candidate], stage)))
            return $"On {window} there is no start at which {person.Id} and somebody for each of {string.Join(", ", it.Roles)} are free together.";
        if (!isReached)
            return $"Common times exist on {window}, but none that follows the stages before it with their gap and with "
                + "interviewers this loop has not used.";
        return Reaches(Relaxations.WithoutCaps(model.Instance), standing, person.Id, stage)
            ? $"Every common time on {window} would break an interviewer's daily or weekly cap next to the other loops."
            : $"Every common time on {window} is taken by other interviews of the people attested.";
    }

    static IEnumerable<int> Fitting(PlanModel model, int candidate, int stage, string role) =>
        Enumerable.Range(0, model.People.Count).Where(p => !model.Meetings.IsBarred(candidate, p)
            && model.People[p].Qualified.Contains($"{model.Stages[stage].Id}:{role}"));

    // The chairs of this loop's open stages up to and including that one.
    static List<IReadOnlyCollection<int>> Chairs(PlanModel model, int candidate, int upTo) =>
        [.. from stage in model.Slots.Steps[candidate]
            where stage <= upTo
            from role in model.Stages[stage].Roles
            select (IReadOnlyCollection<int>)Fitting(model, candidate, stage, role).ToList()];
}
