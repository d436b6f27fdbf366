namespace Mockloop.Debrief.Engine.Committees;

/// <summary>What one simulated panelist says, round by round, out of the packet.</summary>
sealed class PanelistVoice(IReadOnlyList<PacketStage> packet, PanelistStance stance, Random dice)
{
    // Signals whose pull differs by less than a step of the mean weigh about the same.
    const double AboutEqual = 0.25;

    readonly List<Rated> rated = [.. from stage in packet
                                     from signal in stage.Signals
                                     let weight = stance.Weight(signal.SignalId)
                                     where weight > 0
                                     select new Rated(stage, signal, weight)];

    /// <summary>The strongest evidence for and against, as this chair weighs it.</summary>
    public IReadOnlyList<Draft> Evidence()
    {
        if (rated.Count == 0)
            return [];
        var (strong, weak) = (Among(r => r.Weight * (r.Signal.Mean - 1)), Among(r => r.Weight * (4 - r.Signal.Mean)));
        return
        [
            new(StatementKind.StrongestFor, $"{Opening("What speaks most for a hire is", "The best evidence in the packet is")} {Words.Strong(strong.Signal)}.",
                0, strong.Signal.SignalId, High(strong)),
            new(StatementKind.StrongestAgainst, $"{Opening("What speaks most against is", "What holds me back is")} {Words.Weak(weak.Signal)}.{Flag()}",
                0, weak.Signal.SignalId, Low(weak)),
        ];
    }

    /// <summary>One question: about what nobody rated, else where reviewers differ most, else about the weakest.</summary>
    public IReadOnlyList<Draft> Questions()
    {
        if (Unrated().FirstOrDefault() is { Name: not null } gap)
            return [new(StatementKind.Question, $"Nobody rated {gap.Name} in {gap.Stage}. What in the packet stands for it?", 0, gap.Id, [])];
        if (rated.Count == 0)
            return [];
        var split = rated.Where(r => r.Signal.Spread > 1).OrderByDescending(r => r.Weight * r.Signal.Spread).ThenBy(r => r.Signal.SignalId, StringComparer.Ordinal).FirstOrDefault();
        if (split is not null)
            return [new(StatementKind.Question, $"Reviewers are {split.Signal.Spread} steps apart on {split.Signal.Name} ({split.Stage.StageName}). Which of the two was seen: {Quoted(split.Signal.High)}, or {Quoted(split.Signal.Low)}?",
                0, split.Signal.SignalId, [.. High(split), .. Low(split)])];
        var weak = Among(r => r.Weight * (4 - r.Signal.Mean));
        return [new(StatementKind.Question, $"What in the packet would outweigh {Words.Weak(weak.Signal)}?", 0, weak.Signal.SignalId, Low(weak))];
    }

    /// <summary>An objection to praise of a signal on which this chair pushes back, with the weakest thing the packet says of it.</summary>
    public IReadOnlyList<Draft> Pushback(IReadOnlyList<Statement> others)
    {
        var answerable = (from said in others
                          where said.Kind == StatementKind.StrongestFor && stance.PushesBackOn.Contains(said.SignalId)
                          from r in rated
                          where r.Signal.SignalId == said.SignalId && r.Signal.Low.Length > 0 && r.Signal.Mean < 4
                          orderby said.Number, r.Stage.StageId
                          select (said, r)).ToList();
        if (answerable.Count > 0)
        {
            var (said, r) = answerable[dice.Next(answerable.Count)];
            return [new(StatementKind.Pushback, $"{Opening("Before we lean on that:", "I would not rest on it:")} on {r.Signal.Name} the packet also says {Words.Weak(r.Signal)}.",
                said.Number, r.Signal.SignalId, Low(r))];
        }
        return Unrated().FirstOrDefault(g => stance.PushesBackOn.Contains(g.Id)) is { Name: not null } gap
            ? [new(StatementKind.Pushback, $"Nobody rated {gap.Name} in {gap.Stage}, so a vote on it rests on nothing.", 0, gap.Id, [])]
            : [];
    }

    Rated Among(Func<Rated, double> pull)
    {
        double most = rated.Max(pull);
        var equals = rated.Where(r => pull(r) >= most - AboutEqual)
            .OrderBy(r => r.Signal.SignalId, StringComparer.Ordinal).ThenBy(r => r.Stage.StageId, StringComparer.Ordinal).ToList();
        return equals[dice.Next(equals.Count)];
    }

    IEnumerable<(string Id, string Name, string Stage)> Unrated() => from stage in packet
                                                                    from signal in stage.SignalNames
                                                                    where stance.Weight(signal.Key) > 0 && stage.Signals.All(s => s.SignalId != signal.Key)
                                                                    orderby stance.Weight(signal.Key) descending, signal.Key
                                                                    select (signal.Key, signal.Value, stage.StageName);

    string Flag() => packet.SelectMany(s => s.Cards).Where(c => c.JudgmentFlag).Select(c => c.FlagReason).Order(StringComparer.Ordinal).FirstOrDefault() is { } reason
        ? $" And a judgment flag stands: {Words.Quote(reason)}." : "";

    string Opening(string one, string other) => dice.Next(2) == 0 ? one : other;

    static string Quoted(string note) => note.Length == 0 ? "nothing in words" : Words.Quote(note);

    static IReadOnlyList<EvidenceLink> High(Rated r) => Link(r.Stage, r.Signal.HighCard, r.Signal.High);

    static IReadOnlyList<EvidenceLink> Low(Rated r) => Link(r.Stage, r.Signal.LowCard, r.Signal.Low);

    static IReadOnlyList<EvidenceLink> Link(PacketStage stage, Guid card, string note) =>
        note.Length == 0 ? [] : [new(stage.InterviewId, EvidenceLink.OfCard, card.ToString(), note)];

    sealed record Rated(PacketStage Stage, SignalSummary Signal, double Weight);
}
