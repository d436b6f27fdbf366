using Mockloop.Grading.Engine;
using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Tests.Engine;

/// <summary>Faults of ours never look like the candidate's.</summary>
public sealed class FaultTests : IDisposable
{
    static readonly string Cases = Path.Combine(AppContext.BaseDirectory, "Cases");
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mockloop-fault-");

    [Fact]
    public async Task A_sandbox_that_fails_once_is_tried_again()
    {
        var result = await JudgeAsync(new FlakySandbox(failures: 1, new() { ExitCode = 3 }));
        result.Verdict.ShouldBe(Verdict.CompileError, "the second try decided");
    }

    [Fact]
    public async Task A_sandbox_that_keeps_failing_is_an_internal_error()
    {
        var result = await JudgeAsync(new FlakySandbox(failures: 2, new() { ExitCode = 0 }));
        result.Verdict.ShouldBe(Verdict.InternalError);
        result.Tests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_candidates_failure_is_not_tried_again()
    {
        var sandbox = new FlakySandbox(failures: 0, new() { ExitCode = 3 });
        await JudgeAsync(sandbox);
        sandbox.Runs.ShouldBe(1);
    }

    Task<JudgeResult> JudgeAsync(ISandboxHost host) => new Judge(host, folder.FullName).JudgeAsync(
        ProblemPackage.Load(Path.Combine(Cases, "package")), Path.Combine(Cases, "accepted-cpp", "a.cpp"), new(), null, TestContext.Current.CancellationToken);

    public void Dispose() => folder.Delete(recursive: true);

    sealed class FlakySandbox(int failures, SandboxOutcome outcome) : ISandbox, ISandboxHost
    {
        public int Runs { get; private set; }

        public ValueTask<ISandbox> RentAsync(CancellationToken cancel) => ValueTask.FromResult<ISandbox>(this);

        public string TemporaryFolder(string name) => throw new NotSupportedException();

        public void Place(string hostPath, string inside = "")
        {
        }

        public Task<bool> CleanAsync(CancellationToken cancel) => Task.FromResult(true);

        public Task<SandboxOutcome> RunAsync(SandboxCommand command, CancellationToken cancel) =>
            ++Runs <= failures ? throw new SandboxException("out of order") : Task.FromResult(outcome);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
