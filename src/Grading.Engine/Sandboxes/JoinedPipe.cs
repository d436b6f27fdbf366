namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>Joins two runs in two sandboxes: the kernel carries the bytes, no process of ours stands between.</summary>
public static class JoinedPipe
{
    /// <summary>Both ends; each is for one run.</summary>
    public static (ProgramInput.Pipe Read, ProgramOutput.Pipe Write) Create()
    {
        var (read, write) = Libc.Pipe();
        return (new(read), new(write));
    }
}
