namespace Mockloop.Grading.Engine.Scale.Data;

/// <summary>What a program is fed and what it has to answer, at one size.</summary>
public interface IWorkload : IDisposable
{
    /// <summary>The streams a program may pull from, in the order of its function's parameters.</summary>
    IReadOnlyList<StreamShape> Inputs { get; }

    /// <summary>Rows of all streams together.</summary>
    long InputRows { get; }

    /// <summary>Numbers in a row of output.</summary>
    int OutputColumns { get; }

    /// <summary>Writes the rows of a stream that follow the first <paramref name="from"/> ones. One thread at a time.</summary>
    /// <param name="stream">Index into <see cref="Inputs"/>.</param>
    /// <param name="from">Rows read before.</param>
    /// <param name="into">Room for whole rows, column after column, row after row.</param>
    /// <returns>Rows written; 0 at the stream's end.</returns>
    int Read(int stream, long from, Span<ulong> into);

    /// <summary>A check of the output of one run.</summary>
    IOutputCheck Check();
}

/// <summary>One input stream.</summary>
/// <param name="Name">For people.</param>
/// <param name="Columns">Numbers in a row.</param>
public sealed record StreamShape(string Name, int Columns);
