using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Judging.Replaying;
using Mockloop.Grading.Engine.Judging.Verifying;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Oci;
using Mockloop.Grading.Engine.Scale.Devices;

[assembly: AssemblyFixture(typeof(Mockloop.Grading.Tests.Engine.JudgeFixture))]

namespace Mockloop.Grading.Tests.Engine;

/// <summary>One real sandbox for all tests that judge, or the reason why this machine has none.</summary>
public sealed class JudgeFixture : IAsyncDisposable
{
    readonly SemaphoreSlim one = new(1);
    readonly DataDevices devices = new(DeviceOptions.FromEnvironment());
    readonly OciHost? host;
    readonly Judge? judge;
    int verified;

    public JudgeFixture()
    {
        Missing = SandboxNeeds.Obstacle(Options());
        if (Missing is not null)
            return;
        host = new OciHost(Options());
        judge = new Judge(host, host.TemporaryFolder("work"), devices);
    }

    /// <summary>What the machine lacks; null when sandboxes run.</summary>
    public string? Missing { get; }

    /// <summary>Names this run's control groups.</summary>
    public string RunId { get; } = Options().RunId;

    /// <summary>
    /// Options under a name of the test's own. MOCKLOOP_TEST_SANDBOX (crun, runc, bwrap, rootless) runs everything that
    /// judges in another kind of sandbox.
    /// </summary>
    public static SandboxOptions Options(string name = "shared") => Kind(new SandboxOptions { RunId = $"test-{Environment.ProcessId}-{name}" });

    static SandboxOptions Kind(SandboxOptions options) => Environment.GetEnvironmentVariable("MOCKLOOP_TEST_SANDBOX") switch
    {
        null or "" => options,
        "rootless" => options with { Rootless = true },
        "runc" => options with { Runtime = File.Exists("/usr/sbin/runc") ? "/usr/sbin/runc" : "/usr/bin/runc" },
        var name => options with { Runtime = $"/usr/bin/{name}" },
    };

    /// <summary>Where a host with these options keeps its files.</summary>
    public static string FolderOf(SandboxOptions options) => Path.Combine(options.RunFolder, $"mockloop-{options.RunId}");

    /// <summary>Skips the test, visibly, where no sandbox runs.</summary>
    public void Need() => Assert.SkipWhen(Missing is not null, $"no sandbox here: {Missing}");

    /// <param name="package">Its folder.</param>
    /// <param name="submission">The source file.</param>
    /// <param name="afterwards">Looks at what the submission left, before anybody else's program runs.</param>
    public async Task<JudgeResult> JudgeAsync(string package, string submission, Func<Task>? afterwards = null)
    {
        Need();
        var file = new ProgramFile(Path.GetFileName(submission), submission);
        var missing = File.Exists(submission) ? Language.Called(LanguageDetection.Of([file]))?.Missing : null;
        Assert.SkipWhen(missing is not null, missing ?? "");
        await one.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            var result = await judge!.JudgeAsync(ProblemPackage.Load(package), submission, new(), null, TestContext.Current.CancellationToken);
            await (afterwards?.Invoke() ?? Task.CompletedTask);
            return result;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>The same, and up the package's ladder of production sizes.</summary>
    public async Task<JudgeResult> ReplayAsync(string package, string submission, long seed)
    {
        Need();
        await one.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return await judge!.JudgeAsync(ProblemPackage.Load(package), submission, new() { Seed = seed, Scale = true }, null, TestContext.Current.CancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Judges again under a result's certificate.</summary>
    public async Task<ReplayReport> ReplayAsync(JudgeResult original, string package, string submission, int runs)
    {
        Need();
        await one.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return await CertificateReplay.RunAsync(judge!, original, ProblemPackage.Load(package), submission, runs, (_, _) => { }, TestContext.Current.CancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    public async Task<VerifiedPackage> VerifyAsync(string package)
    {
        Need();
        await one.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            var verification = new Verification(host!, host!.TemporaryFolder($"verify{++verified}"), null, _ => { });
            return await verification.RunAsync(package, TestContext.Current.CancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Compiles and runs the language's own first program.</summary>
    internal async Task<LanguageCheck> CheckAsync(Language language)
    {
        Need();
        await one.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return await LanguageCheck.RunAsync(host!, language, Path.Combine(host!.TemporaryFolder("selftest"), language.Code), TestContext.Current.CancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Something else with sandboxes, while nothing else is judged.</summary>
    internal async Task<T> UseAsync<T>(Func<OciHost, Task<T>> use)
    {
        Need();
        await one.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return await use(host!);
        }
        finally
        {
            one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        devices.Dispose();
        if (Directory.Exists(FolderOf(Options())))
            throw new InvalidOperationException($"{FolderOf(Options())} was left behind");
    }
}
