namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>A number that is being read, from its first token on.</summary>
/// <param name="first">Index of its first token.</param>
sealed class Draft(int first)
{
    public int First { get; } = first;

    /// <summary>The next token to read.</summary>
    public int At { get; set; } = first;

    /// <summary>In <see cref="Scale"/>.</summary>
    public double Value { get; set; }

    /// <inheritdoc cref="Quantity.Digits"/>
    public int Digits { get; set; }

    /// <inheritdoc cref="Quantity.Scale"/>
    public double Scale { get; set; } = 1;

    /// <inheritdoc cref="Quantity.Unit"/>
    public string Unit { get; set; } = "";

    public Dimension Dimension { get; set; } = Dimension.Count;

    public Per Per { get; set; } = Per.Unsaid;

    /// <summary>Gives it a unit.</summary>
    public void Measure(Dimension dimension, double scale, string unit) => (Dimension, Scale, Unit) = (dimension, scale, unit);
}
