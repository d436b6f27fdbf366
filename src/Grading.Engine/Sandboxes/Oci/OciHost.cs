using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>
/// Sandboxes by an OCI runtime. How it works: the runtime makes the namespaces from a <c>config.json</c>
/// (<see cref="Bundle"/>), the worker makes the control groups and joins the launch to them, tini is pid 1, a runner
/// under a uid of its own connects to the worker and starts one command after another (<c>runner.c</c>). Started ahead,
/// a sandbox waits for its first command (<see cref="WarmPool"/>). Nothing is mounted on the host and nothing a program
/// writes is opened there: what comes out comes through pipes with a limit.
/// </summary>
public sealed class OciHost : ISandboxHost
{
    static readonly TimeSpan LaunchLimit = TimeSpan.FromSeconds(30);

    readonly RunFolder folder;
    readonly Launcher launcher;
    readonly WarmPool pool;
    readonly Quiet quiet = new();
    readonly Undertaker undertaker;
    int count;

    /// <summary>Sweeps what dead workers of the same run left, and prepares the shared parts.</summary>
    /// <exception cref="SandboxException">This machine cannot run sandboxes; the message says what is missing.</exception>
    public OciHost(SandboxOptions options)
    {
        if (SandboxNeeds.Obstacle(options) is { } obstacle)
            throw new SandboxException(obstacle);
        folder = new RunFolder(options);
        try
        {
            launcher = Launcher.For(options, Kit.Build(folder.Path));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
        undertaker = new(quiet);
        pool = new(options.Warm, StartAsync, quiet);
    }

    /// <summary>Sandboxes that wait, started.</summary>
    public int Waiting => pool.Waiting;

    /// <inheritdoc/>
    public string TemporaryFolder(string name) => Directory.CreateDirectory(Path.Combine(folder.Path, name), RunFolder.Traversable).FullName;

    /// <inheritdoc/>
    public async ValueTask<ISandbox> RentAsync(CancellationToken cancel) => await pool.TakeAsync(cancel);

    /// <summary>Whether a used sandbox can be made as good as new.</summary>
    internal bool CanClean => !launcher.OneUser;

    /// <summary>While the result lives, something is being measured.</summary>
    internal Quiet.Measurement Measure() => quiet.Disturb();

    /// <summary>Removes a sandbox behind the back of whoever is done with it.</summary>
    internal void Remove(Func<Task> removal) => undertaker.Take(removal);

    async Task<OciSandbox> StartAsync(CancellationToken cancel)
    {
        var number = Interlocked.Increment(ref count);
        var name = $"box{number}";
        var own = TemporaryFolder(name);
        TemporaryFolder($"{name}/ctl");
        File.SetUnixFileMode(TemporaryFolder($"{name}/prog"), Placing.Listable);
        var cgroup = folder.MakeCgroup(name);
        cgroup.Limit(new Limits());
        using var listener = Control.Listen(Path.Combine(own, "ctl"), Bundle.RunnerOnHost(number));
        var launch = Launch.Start(launcher, number, own, $"{folder.Owner}-{name}", cgroup.JoinFiles);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(LaunchLimit);
        var connected = Control.AcceptAsync(listener, patience.Token);
        if (await Task.WhenAny(connected, launch.Ended) == connected && connected.IsCompletedSuccessfully)
        {
            File.Delete(Path.Combine(own, "ctl", "runner")); // nobody else gets to speak to us
            cgroup.Started(launch.Init);
            return new(this, launch, await connected, cgroup, own);
        }
        await patience.CancelAsync();
        var why = $"the sandbox did not start: {launch.Log}";
        Remove(async () =>
        {
            cgroup.Empty();
            await launch.Ended;
            cgroup.Dispose();
            Directory.Delete(own, recursive: true);
        });
        cancel.ThrowIfCancellationRequested();
        throw new SandboxException(why);
    }

    /// <summary>Ends the waiting sandboxes and removes everything; those in use are disposed by who rented them, before.</summary>
    /// <exception cref="SandboxException">Something could not be removed.</exception>
    public async ValueTask DisposeAsync()
    {
        await pool.DisposeAsync();
        try
        {
            await undertaker.DisposeAsync();
        }
        finally
        {
            folder.Dispose();
        }
    }
}
