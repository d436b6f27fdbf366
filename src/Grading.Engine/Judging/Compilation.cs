using System.Diagnostics;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Judging;

/// <summary>A submission made ready to run, or the reason why not.</summary>
/// <param name="Result">What the compiler said.</param>
/// <param name="Failure">CompileError or CompileLimit with a sentence; null when a program came out.</param>
/// <param name="Folder">Host folder to show as <c>/prog</c>.</param>
/// <param name="Program">The file's name in it.</param>
sealed record Compilation(CompileResult Result, (Verdict Verdict, string Detail)? Failure, string Folder, string Program)
{
    /// <summary>Compiles in the sandbox, with limits of its own.</summary>
    /// <param name="sandbox">Where; of no more use afterwards.</param>
    /// <param name="language">How.</param>
    /// <param name="submission">The source file.</param>
    /// <param name="folder">An empty host folder.</param>
    /// <param name="limits">For the compiler.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<Compilation> RunAsync(
        ISandbox sandbox, Language language, string submission, string folder, Limits limits, CancellationToken cancel)
    {
        var source = Directory.CreateDirectory(Path.Combine(folder, "src")).FullName;
        var name = Path.GetFileName(submission);
        PlaceSource(submission, Path.Combine(source, name));
        sandbox.Place(source);
        var clock = Stopwatch.StartNew();
        var run = await sandbox.RunAsync(new(language.Compile(name), limits), cancel);
        var ok = run is { ExitCode: 0 } && (run.Broken & ~BrokenLimits.Processes) == 0;
        var result = new CompileResult(ok, clock.ElapsedMilliseconds, run.Errors);
        if (!ok)
            return new(result, Failed(run, limits), source, name);
        return language.Produces ? new(result, null, await BringOutAsync(sandbox, folder, limits, cancel), "program") : new(result, null, source, name);
    }

    // The program comes out through a capped pipe, not through a folder both sides can write.
    static async Task<string> BringOutAsync(ISandbox sandbox, string folder, Limits limits, CancellationToken cancel)
    {
        var programs = Directory.CreateDirectory(Path.Combine(folder, "prog")).FullName;
        var file = Path.Combine(programs, "program");
        await using (var program = File.Create(file))
            await sandbox.RunAsync(new(["/bin/cat", "/box/program"], limits) { Output = new ProgramOutput.Into(program) }, cancel);
        File.SetUnixFileMode(file, (UnixFileMode)0b101_101_101);
        return programs;
    }

    static (Verdict, string) Failed(SandboxOutcome run, Limits limits) => run.Broken switch
    {
        BrokenLimits.None or BrokenLimits.Processes => (Verdict.CompileError, "does not compile"),
        _ => (Verdict.CompileLimit,
            $"compiling took more than {limits.Cpu.TotalSeconds:0} s of CPU time, {limits.Wall.TotalSeconds:0} s, "
            + $"{limits.MemoryBytes >> 20} MiB of memory or {limits.OutputBytes >> 20} MiB of output"),
    };

    static void PlaceSource(string from, string to)
    {
        File.Copy(from, to);
        File.SetUnixFileMode(to, (UnixFileMode)0b110_100_100); // readable inside, whatever it was outside
    }
}
