namespace Mockloop.Debrief.Engine;

/// <summary>A chair's vote; null when it did not vote in time.</summary>
public sealed record ChairVote(string Role, bool Simulated, Recommendation? Vote);

/// <summary>A committee's decision and why: "not X, but Y".</summary>
public sealed record CommitteeVerdict(bool Hire, string Reason);

/// <summary>
/// The committee rule of the track. Yes and StrongYes are votes to hire. "majority": more votes to hire than others, a tie is no
/// hire. "unanimity": every vote cast is to hire. Chairs without a vote are absent, and the reason says so.
/// </summary>
public static class CommitteeRuling
{
    /// <summary>More votes to hire than others.</summary>
    public const string Majority = "majority";

    /// <summary>All votes to hire.</summary>
    public const string Unanimity = "unanimity";

    /// <summary>Decides; at least one chair must have voted for a hire to be possible.</summary>
    /// <exception cref="ArgumentException">The rule's name is neither of the two.</exception>
    public static CommitteeVerdict Decide(string rule, IReadOnlyList<ChairVote> chairs, IReadOnlyList<PacketStage> packet)
    {
        int hire = chairs.Count(c => c.Vote?.IsHire() == true);
        int other = chairs.Count(c => c.Vote?.IsHire() == false);
        bool hired = rule switch
        {
            Majority => hire > other,
            Unanimity => hire > 0 && other == 0,
            _ => throw new ArgumentException($"rule: '{rule}' is not known; the track must say {Majority} or {Unanimity}", nameof(rule)),
        };
        return new CommitteeVerdict(hired, $"{(hired ? "Hire" : "No hire")} by {rule}, {hire} to {other}.{Absent(chairs)} {Because(hired, packet)}");
    }

    static string Absent(IReadOnlyList<ChairVote> chairs)
    {
        var absent = chairs.Where(c => c.Vote is null).Select(c => c.Role).Order(StringComparer.Ordinal).ToList();
        var simulated = chairs.Where(c => c.Simulated && c.Vote is not null).Select(c => c.Role).Order(StringComparer.Ordinal).ToList();
        return (absent.Count == 0 ? "" : $" Absent: {string.Join(", ", absent)}.")
            + (simulated.Count == 0 ? "" : $" Simulated: {string.Join(", ", simulated)}.");
    }

    static string Because(bool hired, IReadOnlyList<PacketStage> packet)
    {
        var signals = packet.SelectMany(s => s.Signals).OrderBy(s => s.Mean).ThenBy(s => s.SignalId, StringComparer.Ordinal).ToList();
        if (signals.Count == 0)
            return "No card rated anything, so the votes stand alone.";
        var (weak, strong) = (Words.Weak(signals[0]), Words.Strong(signals[^1]));
        return $"What decided was not {(hired ? weak : strong)}, but {(hired ? strong : weak)}."
            + string.Concat(packet.Select(s => Words.Evidence(s.Evidence)));
    }
}
