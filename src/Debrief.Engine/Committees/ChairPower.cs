namespace Mockloop.Debrief.Engine.Committees;

/// <summary>What a chair may do alone, where the track's rule gives it any.</summary>
public enum ChairPower
{
    /// <summary>Its vote counts as one.</summary>
    None = 0,

    /// <summary>Under the rule "veto" its No stops a hire.</summary>
    Veto = 1,

    /// <summary>Under the rule "bar-raiser" there is no hire without its vote for one.</summary>
    BarRaiser = 2,
}
