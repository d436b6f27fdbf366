using Microsoft.Win32.SafeHandles;

namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>Standard output of a run.</summary>
public abstract record ProgramOutput
{
    ProgramOutput()
    {
    }

    /// <summary>Counted against the limit and forgotten.</summary>
    public static ProgramOutput Discard { get; } = new Into(Stream.Null);

    /// <summary>Copied to a stream up to <see cref="Packages.Limits.OutputBytes"/>; the first byte beyond ends the run.</summary>
    public sealed record Into(Stream Target) : ProgramOutput;

    /// <summary>Another program's input; see <see cref="JoinedPipe"/>. Not counted. The run takes the handle over.</summary>
    public sealed record Pipe(SafeFileHandle WriteEnd) : ProgramOutput;
}
