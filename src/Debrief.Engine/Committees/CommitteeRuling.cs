namespace Mockloop.Debrief.Engine.Committees;

/// <summary>A chair's vote; null when it did not vote in time.</summary>
public sealed record ChairVote(string Role, bool Simulated, Recommendation? Vote)
{
    /// <summary>What the chair may do alone.</summary>
    public ChairPower Power { get; init; }
}

/// <summary>
/// The committee rule of the track. Yes and StrongYes are votes to hire. "majority": more votes to hire than others, a tie is no
/// hire. "unanimity": every vote cast is to hire. "veto": a majority, and no chair with a veto says No or StrongNo. "bar-raiser":
/// a majority, and the bar raiser votes to hire. Chairs without a vote are absent.
/// </summary>
public static class CommitteeRuling
{
    /// <summary>More votes to hire than others.</summary>
    public const string Majority = "majority";

    /// <summary>All votes to hire.</summary>
    public const string Unanimity = "unanimity";

    /// <summary>A majority that no veto stops.</summary>
    public const string Veto = "veto";

    /// <summary>A majority with the bar raiser in it.</summary>
    public const string BarRaiser = "bar-raiser";

    /// <summary>Whether the rule hires; at least one chair must have voted for a hire to be possible.</summary>
    /// <exception cref="ArgumentException">The rule's name is none of the four.</exception>
    public static bool Hires(string rule, IReadOnlyList<ChairVote> chairs)
    {
        int hire = chairs.Count(c => c.Vote?.IsHire() == true), other = chairs.Count(c => c.Vote?.IsHire() == false);
        return rule switch
        {
            Majority => hire > other,
            Unanimity => hire > 0 && other == 0,
            Veto => hire > other && !chairs.Any(Vetoes),
            BarRaiser => hire > other && chairs.Where(c => c.Power == ChairPower.BarRaiser).All(c => c.Vote?.IsHire() == true),
            _ => throw new ArgumentException(
                $"rule: '{rule}' is not known; the track must say {Majority}, {Unanimity}, {Veto} or {BarRaiser}", nameof(rule)),
        };
    }

    /// <summary>Says No from a chair with a veto; Mixed is no veto.</summary>
    public static bool Vetoes(ChairVote chair) => chair is { Power: ChairPower.Veto, Vote: Recommendation.No or Recommendation.StrongNo };
}
