using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Judging.Programs;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Streaming;

namespace Mockloop.Grading.Tests.Engine.Scale.Streaming;

/// <summary>Real programs in the real sandbox, fed and tapped.</summary>
static class Streamed
{
    public static readonly string Packages = Path.Combine(AppContext.BaseDirectory, "Packages");
    static readonly Limits Limits = new() { Cpu = TimeSpan.FromSeconds(10), Wall = TimeSpan.FromSeconds(20), MemoryBytes = 256 << 20 };

    static readonly Limits Compiling = Limits.Compilation with { Cpu = TimeSpan.FromMinutes(1), Wall = TimeSpan.FromMinutes(5) }; // not what is tested here

    /// <summary>A submission of one of the platform's packages, by its path below <c>submissions</c>.</summary>
    public static Task<(SandboxOutcome? Outcome, StreamRecord Record)> SubmissionAsync(
        this JudgeFixture judge, string package, string path, IWorkload workload, int batchSize) =>
        judge.FileAsync(package, Path.Combine(Packages, package, "submissions", path), workload, batchSize);

    /// <summary>A function that a test has written, with the package's <c>main</c>.</summary>
    /// <param name="judge">Where.</param>
    /// <param name="ending">Of its language.</param>
    /// <param name="source">Its text.</param>
    /// <param name="workload">What it is fed.</param>
    /// <param name="batchSize">Rows of a batch.</param>
    public static async Task<(SandboxOutcome? Outcome, StreamRecord Record)> FunctionAsync(
        this JudgeFixture judge, string ending, string source, IWorkload workload, int batchSize)
    {
        var folder = Directory.CreateTempSubdirectory("mockloop-streamed-");
        try
        {
            var file = Path.Combine(folder.FullName, $"submission{ending}");
            await File.WriteAllTextAsync(file, source);
            return await judge.FileAsync("merge-token-streams", file, workload, batchSize);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A Python program that speaks for itself, with <c>ask</c>, <c>batch</c> and <c>say</c> at hand.</summary>
    public static Task<(SandboxOutcome? Outcome, StreamRecord Record)> ScriptAsync(
        this JudgeFixture judge, string script, IWorkload workload, int batchSize, ProgramCall call = ProgramCall.Function, Limits? limits = null, TimeSpan? cancelAfter = null, bool busy = false)
    {
        const string words =
            """
            import os, signal, struct, sys, time
            def say(data):
                while data: data = data[os.write(1, data):]
            def ask(stream): say(struct.pack('<II', 1, stream))
            def batch(*numbers, rows=None): say(struct.pack('<II', 2, len(numbers) // 2 if rows is None else rows) + struct.pack(f'<{len(numbers)}Q', *numbers))
            header = []
            def answer():
                header or header.append(sys.stdin.buffer.read(40)) # of one stream
                rows, = struct.unpack('<Q', sys.stdin.buffer.read(8))
                return struct.unpack(f'<{rows}Q', sys.stdin.buffer.read(8 * rows))

            """;
        return judge.UseAsync(async host =>
        {
            await using var sandbox = await host.RentAsync(TestContext.Current.CancellationToken);
            using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            cancel.CancelAfter(cancelAfter ?? Timeout.InfiniteTimeSpan);
            using var others = busy ? new BusyCores() : null; // only while nothing else is judged
            return await RunAsync(new(["/usr/bin/python3", "-c", words + script], limits ?? Limits), sandbox.RunAsync, workload, batchSize, call, cancel.Token);
        });
    }

    static Task<(SandboxOutcome? Outcome, StreamRecord Record)> FileAsync(this JudgeFixture judge, string package, string file, IWorkload workload, int batchSize) =>
        judge.UseAsync(async host =>
        {
            var problem = ProblemPackage.Load(Path.Combine(Packages, package));
            var folder = Path.Combine(host.TemporaryFolder("streamed"), Guid.NewGuid().ToString());
            var program = new PackageProgram(Path.GetFileName(file), file, [new(Path.GetFileName(file), file)]);
            var source = SubmissionSource.Lay(problem, program, SubmissionReader.LanguageOf(program), Path.Combine(folder, "src"));
            await using var compiler = await host.RentAsync(CancellationToken.None);
            var made = await source.CompileAsync(compiler, Path.Combine(folder, "prog"), Compiling, CancellationToken.None);
            made.Failure.ShouldBeNull(made.Result.Output);
            await using var sandbox = new ProgramSandbox(host, made);
            return await RunAsync(sandbox.Command(Limits), sandbox.RunAsync, workload, batchSize, ProgramCall.Function, TestContext.Current.CancellationToken);
        });

    static async Task<(SandboxOutcome?, StreamRecord)> RunAsync(
        SandboxCommand command, Func<SandboxCommand, CancellationToken, Task<SandboxOutcome>> run, IWorkload workload, int batchSize, ProgramCall call, CancellationToken cancel)
    {
        using var check = workload.Check();
        using var session = new StreamSession(workload, check, batchSize, call);
        return await session.RunAsync(command, run, cancel);
    }
}
