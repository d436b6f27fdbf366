using Microsoft.Win32.SafeHandles;

namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>The three pipes of one run: the program's ends, sent to the runner and then closed here, and ours.</summary>
sealed class Streams : IDisposable
{
    readonly SafeFileHandle[] theirs;

    Streams(SafeFileHandle[] theirs, Feed? feed, Tap? output, Tap errors)
    {
        this.theirs = theirs;
        (Feed, Output, Errors) = (feed, output, errors);
    }

    public Feed? Feed { get; }

    public Tap? Output { get; }

    public Tap Errors { get; }

    /// <summary>More was written than allowed.</summary>
    public bool Overflowed => Errors.Overflowed || Output is { Overflowed: true };

    public static Streams Open(SandboxCommand command, Stream errors)
    {
        var limit = command.Limits.OutputBytes;
        var (input, feed) = command.Input is ProgramInput.Pipe joined ? (joined.ReadEnd, null) : Fed(command.Input);
        var (output, tap) = command.Output switch
        {
            ProgramOutput.Pipe pipe => (pipe.WriteEnd, null),
            ProgramOutput.Into into => Tapped(into.Target, limit),
            _ => throw new ArgumentOutOfRangeException(nameof(command)),
        };
        var (error, errorTap) = Tapped(errors, limit);
        return new([input, output, error], feed, tap, errorTap!);
    }

    public void SendTo(Control control, IEnumerable<string> request)
    {
        control.Send(request, [.. theirs.Select(handle => (int)handle.DangerousGetHandle())]);
        foreach (var handle in theirs)
            handle.Dispose();
    }

    public void Dispose()
    {
        foreach (var handle in theirs)
            handle.Dispose();
        Feed?.Dispose();
        Output?.Dispose();
        Errors.Dispose();
    }

    static (SafeFileHandle, Feed?) Fed(ProgramInput input)
    {
        var (read, write) = Libc.Pipe();
        return (read, new(write, input));
    }

    static (SafeFileHandle, Tap?) Tapped(Stream target, long limit)
    {
        var (read, write) = Libc.Pipe();
        return (write, new(read, target, limit));
    }
}
