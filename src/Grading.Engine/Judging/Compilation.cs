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
    // The program comes out through the capped pipe, not through a folder both sides can write.
    const string CompileAndSend = "\"$@\" && exec cat /box/program";

    /// <summary>Compiles in the sandbox, with limits of its own.</summary>
    /// <param name="sandbox">Where.</param>
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
        Place(submission, Path.Combine(source, name));
        var arguments = language.Compile(name);
        var command = new SandboxCommand(language.Produces ? ["/bin/sh", "-c", CompileAndSend, "sh", .. arguments] : arguments, limits)
        {
            SourceFolder = source,
        };
        var clock = Stopwatch.StartNew();
        var programs = Directory.CreateDirectory(Path.Combine(folder, "prog")).FullName;
        var file = Path.Combine(programs, "program");
        SandboxOutcome run;
        await using (var program = File.Create(file))
            run = await sandbox.RunAsync(command, Stream.Null, program, cancel);
        File.SetUnixFileMode(file, (UnixFileMode)0b101_101_101);
        var ok = run is { ExitCode: 0 } && (run.Broken & ~BrokenLimits.Processes) == 0;
        var result = new CompileResult(ok, clock.ElapsedMilliseconds, run.Errors);
        var failure = ok ? ((Verdict, string)?)null : Failed(run, limits);
        return language.Produces ? new(result, failure, programs, "program") : new(result, failure, source, name);
    }

    static (Verdict, string) Failed(SandboxOutcome run, Limits limits) => run.Broken switch
    {
        BrokenLimits.None or BrokenLimits.Processes => (Verdict.CompileError, "does not compile"),
        _ => (Verdict.CompileLimit,
            $"compiling took more than {limits.Cpu.TotalSeconds:0} s of CPU time, {limits.Wall.TotalSeconds:0} s, "
            + $"{limits.MemoryBytes >> 20} MiB of memory or {limits.OutputBytes >> 20} MiB of output"),
    };

    static void Place(string from, string to)
    {
        File.Copy(from, to);
        File.SetUnixFileMode(to, (UnixFileMode)0b110_100_100); // readable inside, whatever it was outside
    }
}
