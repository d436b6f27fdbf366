namespace Mockloop.Debrief.Engine.Committees;

/// <summary>Writes a decision down: "not X, but Y", the rule with its count, who was absent, simulated or moved, and the evidence.</summary>
public static class DecisionWriting
{
    /// <summary>Decides by the rule and writes it down.</summary>
    /// <param name="chairs">In the track's order.</param>
    /// <param name="changes">Changes of mind that count, in order.</param>
    public static WrittenDecision Write(
        string rule, IReadOnlyList<ChairVote> chairs, IReadOnlyList<PacketStage> packet, IReadOnlyList<ChangeOfMind> changes)
    {
        bool hire = CommitteeRuling.Hires(rule, chairs);
        var people = chairs.Where(c => !c.Simulated).ToList();
        bool? without = people.Any(c => c.Vote is not null) ? CommitteeRuling.Hires(rule, people) : null;
        int simulated = chairs.Count(c => c.Simulated && c.Vote is not null);
        var (notWhat, butWhat, evidence) = Signals(hire, packet);
        var because = butWhat.Length == 0 ? "No card rated anything, so the votes stand alone." : $"What decided was not {notWhat}, but {butWhat}.";
        var reason = Count(rule, hire, chairs) + Absent(chairs) + Simulated(chairs, hire, without) + string.Concat(changes.Select(Moved))
            + " " + because + string.Concat(packet.Select(s => Words.Evidence(s.Evidence)));
        return new WrittenDecision(hire, reason, notWhat, butWhat, evidence, without, simulated);
    }

    static string Count(string rule, bool hire, IReadOnlyList<ChairVote> chairs)
    {
        int yes = chairs.Count(c => c.Vote?.IsHire() == true), other = chairs.Count(c => c.Vote?.IsHire() == false);
        var alone = rule switch
        {
            CommitteeRuling.Veto when !hire && yes > other =>
                $" The veto of {Roles(chairs.Where(CommitteeRuling.Vetoes))} stops it.",
            CommitteeRuling.BarRaiser when !hire && yes > other =>
                $" There is no hire without {Roles(chairs.Where(c => c.Power == ChairPower.BarRaiser))}, who raises the bar.",
            _ => "",
        };
        return $"{(hire ? "Hire" : "No hire")} by {rule}, {yes} to {other}.{alone}";
    }

    static string Absent(IReadOnlyList<ChairVote> chairs) =>
        Roles(chairs.Where(c => c.Vote is null)) is { Length: > 0 } absent ? $" Absent: {absent}." : "";

    static string Simulated(IReadOnlyList<ChairVote> chairs, bool hire, bool? without)
    {
        if (Roles(chairs.Where(c => c.Simulated && c.Vote is not null)) is not { Length: > 0 } simulated)
            return "";
        var effect = without switch
        {
            null => "no person voted",
            { } same when same == hire => "the people's votes alone decide the same",
            true => "the people's votes alone would hire",
            false => "the people's votes alone would not hire",
        };
        return $" Simulated: {simulated}; {effect}.";
    }

    static string Moved(ChangeOfMind change) => $" {change.Role} went from {change.From} to {change.To}, "
        + (change.MovedByRole.Length > 0 ? $"moved by {change.MovedByRole}." : "after a second reading.");

    static string Roles(IEnumerable<ChairVote> chairs) => string.Join(", ", chairs.Select(c => c.Role).Order(StringComparer.Ordinal));

    static (string NotWhat, string ButWhat, IReadOnlyList<EvidenceLink> Evidence) Signals(bool hire, IReadOnlyList<PacketStage> packet)
    {
        var signals = packet.SelectMany(s => s.Signals, (stage, signal) => (Stage: stage, Signal: signal))
            .OrderBy(s => s.Signal.Mean).ThenBy(s => s.Signal.SignalId, StringComparer.Ordinal).ToList();
        if (signals.Count == 0)
            return ("", "", []);
        var (weak, strong) = (signals[0], signals[^1]);
        List<EvidenceLink> links = [.. Link(weak.Stage, weak.Signal.LowCard, weak.Signal.Low), .. Link(strong.Stage, strong.Signal.HighCard, strong.Signal.High),
            .. packet.Select(Submission).OfType<EvidenceLink>()];
        return hire
            ? (Words.Weak(weak.Signal), Words.Strong(strong.Signal), links)
            : (Words.Strong(strong.Signal), Words.Weak(weak.Signal), links);
    }

    static IEnumerable<EvidenceLink> Link(PacketStage stage, Guid card, string note) =>
        note.Length == 0 ? [] : [new(stage.InterviewId, EvidenceLink.OfCard, card.ToString(), note)];

    static EvidenceLink? Submission(PacketStage stage) => stage.Evidence.LastOrDefault(e => e.Kind == "submission") is { } last
        ? new(stage.InterviewId, last.Kind, last.RefId, "") : null;
}
