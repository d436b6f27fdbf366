namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>How measures are estimated.</summary>
public enum Estimator
{
    /// <summary>Marginal maximum likelihood: subjects are drawn from a normal distribution whose mean and spread are estimated too.</summary>
    Mml,

    /// <summary>Joint maximum likelihood, as older programs do: every subject is a parameter. Measures are spread a little too far.</summary>
    Jml,
}

/// <summary>How scores become steps.</summary>
public enum ScaleModel
{
    /// <summary>One rating scale: all items share their thresholds (Andrich 1978).</summary>
    Rsm,

    /// <summary>Partial credit: every item has thresholds of its own (Masters 1982).</summary>
    Pcm,
}

/// <summary>What a calibration is to do.</summary>
public sealed record CalibrationOptions
{
    /// <summary>How measures are found. Marginal: its intervals hold the truth as often as they say.</summary>
    public Estimator Estimator { get; init; } = Estimator.Mml;

    /// <summary>Whether items share their thresholds.</summary>
    public ScaleModel Model { get; init; } = ScaleModel.Rsm;

    /// <summary>Score points by which a perfect or empty total is moved inwards, so that it has a measure at all; 0.3 as FACETS and Winsteps do.</summary>
    public double ExtremeAdjustment { get; init; } = 0.3;

    /// <summary>Rounds at most; a calibration that needs more says that it did not converge.</summary>
    public int MostIterations { get; init; } = 200;

    /// <summary>Whether every rater is compared with the model on every item.</summary>
    public bool Bias { get; init; }
}
