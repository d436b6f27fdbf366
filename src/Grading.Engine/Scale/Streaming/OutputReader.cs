namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>Makes sense of the bytes that a program writes.</summary>
abstract class OutputReader
{
    /// <summary>Most bytes that <see cref="Take"/> leaves behind.</summary>
    public abstract int MostLeft { get; }

    /// <summary>What is wrong with what was written, in words for its author; nothing is taken after that.</summary>
    public string? Broken { get; protected set; }

    /// <summary>Takes what is complete.</summary>
    /// <param name="bytes">What was written, after what was taken before.</param>
    /// <param name="now">When the last of it was read.</param>
    /// <returns>Bytes taken.</returns>
    public abstract int Take(ReadOnlySpan<byte> bytes, long now);

    /// <summary>The program has ended.</summary>
    /// <param name="left">What was not taken.</param>
    /// <param name="now">When the end was seen.</param>
    /// <returns>False when something was begun and not finished.</returns>
    public abstract bool End(ReadOnlySpan<byte> left, long now);
}
