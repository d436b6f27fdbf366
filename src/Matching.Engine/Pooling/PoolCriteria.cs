using NodaTime;

namespace Mockloop.Matching.Engine.Pooling;

/// <summary>
/// What a pair must fulfil besides the hard rules, relaxed step by step with the wait. Of two waiters the one who waited
/// longer decides: else somebody who waits long would depend on how long the others do.
/// </summary>
public sealed record PoolCriteria
{
    /// <summary>Steps are 0 to this; at the last one only the hard rules hold.</summary>
    public const int LastStep = 3;

    const int Levels = 5;

    PoolCriteria(int step) => Step = step;

    /// <summary>How often they were relaxed.</summary>
    public int Step { get; }

    /// <summary>Levels may differ by this much.</summary>
    public int LevelDistance => Step switch { 0 => 1, 1 => 2, _ => Levels - 1 };

    /// <summary>Any common language will do; before, it must be the one both prefer.</summary>
    public bool AnyCommonLanguage => Step >= 2;

    /// <summary>They may have met in another stage or with the parts exchanged.</summary>
    public bool MayHaveMet => Step >= 2;

    /// <summary>Who waits for a two-way mock may be given a one-way one.</summary>
    public bool OneWayWillDo => Step >= LastStep;

    /// <summary>The criteria after a wait.</summary>
    public static PoolCriteria After(Duration waited, PoolRules rules) => At((int)Math.Clamp(Math.Floor(waited / rules.Step), 0, LastStep));

    /// <summary>The criteria of a step.</summary>
    public static PoolCriteria At(int step) => new(step);

    /// <summary>What each relaxed criterion was and is, in words; empty at step 0.</summary>
    public IReadOnlyList<string> Relaxed =>
    [
        .. Step >= 1 ? (string[])[Step == 1 ? "levels may differ by two instead of one" : "levels may differ by any number"] : [],
        .. AnyCommonLanguage ? (string[])["any common language will do, not only the one both prefer", "you may have met in another stage"] : [],
        .. OneWayWillDo ? (string[])["who asked for a two-way mock may get a one-way one"] : [],
    ];
}
