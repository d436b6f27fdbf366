using Microsoft.Win32.SafeHandles;

namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>Standard input of a run: always a pipe, so that nothing of the host's files shows through it.</summary>
public abstract record ProgramInput
{
    ProgramInput()
    {
    }

    /// <summary>Ends at once.</summary>
    public static ProgramInput Empty { get; } = new Bytes(default);

    /// <summary>Bytes in memory.</summary>
    public sealed record Bytes(ReadOnlyMemory<byte> Content) : ProgramInput;

    /// <summary>A host file, copied while the program reads.</summary>
    public sealed record File(string Path) : ProgramInput;

    /// <summary>Another program's output; see <see cref="JoinedPipe"/>. The run takes the handle over.</summary>
    public sealed record Pipe(SafeFileHandle ReadEnd) : ProgramInput;
}
