namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>What a number counts.</summary>
enum Dimension
{
    /// <summary>Anything else.</summary>
    Count,
    Parameters,
    Bytes,
    BytesPerSecond,

    /// <summary>Bytes of one parameter or cached value: 2 for 16 bit.</summary>
    Precision,
    Tokens,
    TokensPerSecond,
    Requests,

    /// <summary>What requests are about: documents, answers, customers.</summary>
    Items,
    RequestsPerSecond,
    Seconds,
    Money,
    MoneyPerSecond,
    MoneyPerToken,
    Devices,
    Layers,
    Heads,
    HeadSize,

    /// <summary>Width of a layer: all heads of it.</summary>
    Hidden,
    Percent,

    /// <summary>In watts.</summary>
    Power,
}

/// <summary>Whom a number is for.</summary>
enum Per
{
    Unsaid,
    Device,
    Request,
    Token,
}

/// <summary>A number with its unit.</summary>
/// <param name="Base">Its value in bytes, seconds, tokens per second, euros per token.</param>
/// <param name="Scale">What one of its written unit is worth: 10⁹ for <c>GB</c>.</param>
/// <param name="Unit">The unit as written.</param>
/// <param name="Dimension">What it counts.</param>
/// <param name="Per">Whom it is for.</param>
/// <param name="From">Where it begins in the text.</param>
/// <param name="To">Where it ends, exclusive.</param>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of its last token, inclusive.</param>
/// <param name="Sentence">Index of its sentence.</param>
/// <param name="AtMost">It is a bound: "under 200 ms".</param>
/// <param name="Digits">Significant digits as written.</param>
sealed record Quantity(double Base, double Scale, string Unit, Dimension Dimension, Per Per, int From, int To, int First, int Last, int Sentence, bool AtMost, int Digits)
{
    /// <summary>Written as <c>8</c>, not as "eight".</summary>
    public bool IsInDigits { get; init; }

    /// <summary>Its value in the written unit.</summary>
    public double Written => Base / Scale;
}
