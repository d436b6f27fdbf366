namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>How a program gets its input and hands over its output.</summary>
public enum ProgramCall
{
    /// <summary>The package's <c>main</c> pulls blocks and hands over batches: the conversation.</summary>
    Function,

    /// <summary>A whole program: input streams one after the other on standard input, rows on standard output, as 64-bit numbers.</summary>
    BinaryStream,

    /// <summary>The same as decimal numbers, a line per row.</summary>
    TextStream,
}
