using Mockloop.Grading.Engine.Sandboxes.Cgroups;

namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>
/// The temporary folder and the control-group names of one worker process. A lock says that the worker lives; what
/// dead ones of the same run left behind (killed with -9) is swept when the next one starts.
/// </summary>
sealed class RunFolder : IDisposable
{
    const string LockEnding = ".lock";
    readonly FileStream alive;
    readonly string top;

    public RunFolder(SandboxOptions options)
    {
        Parent = $"mockloop-{options.RunId}";
        top = Own(System.IO.Path.Combine(options.RunFolder, Parent));
        SweepDead(top, Parent);
        Owner = $"grading-{Environment.ProcessId}-{Interlocked.Increment(ref count)}";
        Path = System.IO.Path.Combine(top, Owner);
        alive = Lock(Path + LockEnding); // before the folder, so that nobody takes the folder for a dead worker's
        Directory.CreateDirectory(Path, Traversable);
    }

    static int count;

    /// <summary>Others may pass through but not list: the sandbox's uid has to reach what is bound into it.</summary>
    internal const UnixFileMode Traversable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public string Path { get; }

    /// <summary>Prefix of this worker's groups below <see cref="Parent"/>.</summary>
    public string Owner { get; }

    public string Parent { get; }

    /// <summary>The control group of one sandbox.</summary>
    public Cgroup MakeCgroup(string name) => CgroupHost.Make(Parent, $"{Owner}-{name}");

    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
        File.Delete(alive.Name);
        alive.Dispose();
        CgroupHost.RemoveParent(Parent);
        try
        {
            Directory.Delete(top);
        }
        catch (IOException)
        {
            // Other workers of the same run still have theirs in it.
        }
    }

    /// <summary>A temporary folder may lie where everybody writes: take it only if nobody else can have laid it out for us.</summary>
    static string Own(string folder)
    {
        var top = Directory.CreateDirectory(folder, Traversable);
        if (top.LinkTarget is not null)
            throw new SandboxException($"{folder}: is a link; name another folder by MOCKLOOP_RUN_DIR");
        Libc.Chown(top.FullName, Libc.User, uint.MaxValue);
        top.UnixFileMode = Traversable;
        return top.FullName;
    }

    static FileStream Lock(string file) => new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    static void SweepDead(string top, string parent)
    {
        var living = new List<string>();
        foreach (var folder in Directory.EnumerateDirectories(top, "grading-*"))
            if (IsAlive(folder))
                living.Add(System.IO.Path.GetFileName(folder));
            else
            {
                Directory.Delete(folder, recursive: true);
                File.Delete(folder + LockEnding);
            }
        foreach (var name in CgroupHost.Names(parent))
            if (!living.Any(owner => name.StartsWith(owner + "-", StringComparison.Ordinal)))
                CgroupHost.Sweep(parent, name);
    }

    static bool IsAlive(string folder)
    {
        try
        {
            Lock(folder + LockEnding).Dispose();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
