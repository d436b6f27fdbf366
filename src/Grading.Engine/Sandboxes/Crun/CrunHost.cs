namespace Mockloop.Grading.Engine.Sandboxes.Crun;

/// <summary>
/// All sandboxes of one worker process. How it works: an OCI runtime makes the namespaces from a <c>config.json</c>
/// (<see cref="Bundle"/>), the worker makes the control groups and joins the launch to them, tini is pid 1, a runner
/// under a uid of its own holds the program at a gate until the counters are read (<c>runner.c</c>). Nothing is mounted
/// on the host and nothing a program writes is opened there: what comes out comes through two capped pipes.
/// </summary>
public sealed class CrunHost : IDisposable
{
    readonly RunFolder folder;
    readonly SandboxOptions options;
    int slots;

    /// <summary>Sweeps what dead workers of the same run left, and prepares the shared parts.</summary>
    /// <exception cref="SandboxException">This machine cannot run sandboxes; the message says what is missing.</exception>
    public CrunHost(SandboxOptions options)
    {
        if (SandboxNeeds.Check(options).FirstOrDefault(need => !need.Met) is { } missing)
            throw new SandboxException($"{missing.Name}: {missing.Found}. {missing.Remedy}");
        this.options = options;
        folder = new RunFolder(options);
        Kit = Kit.Build(folder.Path);
    }

    internal Kit Kit { get; }

    /// <summary>A folder for one slot's owner, removed with the host.</summary>
    public string TemporaryFolder(string name) => Directory.CreateDirectory(Path.Combine(folder.Path, name), RunFolder.Traversable).FullName;

    /// <summary>Opens another slot.</summary>
    public ISandbox OpenSlot()
    {
        var number = Interlocked.Increment(ref slots);
        return new CrunSandbox(options, Kit, TemporaryFolder($"slot{number}"), folder.MakeCgroup(number));
    }

    /// <summary>Removes the folders; slots are disposed by who opened them, before.</summary>
    public void Dispose() => folder.Dispose();
}
