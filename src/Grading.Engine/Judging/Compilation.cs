using System.Diagnostics;
using Mockloop.Grading.Engine.Judging.Programs;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Judging;

/// <summary>A program made ready to run, or the reason why not.</summary>
/// <param name="Result">What the compiler said.</param>
/// <param name="Failure">CompileError or CompileLimit with a sentence; null when a program came out.</param>
/// <param name="Folder">Host folder to show as <c>/prog</c>.</param>
/// <param name="Command">Runs it within the limits of whoever wants it run.</param>
sealed record Compilation(CompileResult Result, (Verdict Verdict, string Detail)? Failure, string Folder, Func<Limits, SandboxCommand> Command)
{
    const string MakeOut = """mkdir /box/out && exec "$@" """;
    // A build script works in a copy of its folder. Whether it may be executed got lost in many an archive.
    const string BuildScript = """cp -r /prog/. /box/out && cd /box/out && chmod +x build && ./build && test -f run && chmod +x run""";
    // Links are followed inside, where they can only lead to what the program could read anyway.
    static readonly string[] BringOut = ["/bin/tar", "-C", "/box/out", "--format=pax", "--hard-dereference", "-chf", "-", "."];
    static readonly Limits BringingOut = Limits.Compilation with { OutputBytes = 80L << 20 };

    /// <summary>Compiles in the sandbox, with limits of its own.</summary>
    /// <param name="sandbox">Where; of no more use afterwards.</param>
    /// <param name="language">How.</param>
    /// <param name="sources">What.</param>
    /// <param name="source">Host folder in which the sources lie.</param>
    /// <param name="folder">A host folder for what comes out.</param>
    /// <param name="limits">For the compiler.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<Compilation> RunAsync(
        ISandbox sandbox, Language language, Sources sources, string source, string folder, Limits limits, CancellationToken cancel)
    {
        sandbox.Place(source);
        var clock = Stopwatch.StartNew();
        var compile = language.Compile(sources with { Limits = limits });
        var command = new SandboxCommand(language.Produces ? ["/bin/sh", "-c", MakeOut, "sh", .. compile] : compile, language.LimitsForCompiling(limits))
        {
            Environment = language.Environment(limits),
        };
        var made = Made(await sandbox.RunAsync(command, cancel), clock, limits) with { Folder = source };
        if (made.Failure is null && language.Produces)
            made = await OutAsync(made, sandbox, folder, cancel);
        if (made.Failure is not null)
            return made;
        string[] built = [.. ProgramFiles.Below(made.Folder).Select(f => f.Name)];
        return made with { Command = within => Run(language, sources with { Limits = within, Built = built }) };
    }

    static SandboxCommand Run(Language language, Sources sources) =>
        new(language.Run(sources), language.LimitsFor(sources.Limits)) { Environment = language.Environment(sources.Limits) };

    /// <summary>Runs the program that <c>build</c> made, or that came along as <c>run</c>.</summary>
    public static SandboxCommand OwnRun(Limits limits) => new(["/prog/run"], limits);

    /// <summary>Runs the program's own <c>build</c> script.</summary>
    public static async Task<Compilation> BuildAsync(ISandbox sandbox, string source, string folder, Limits limits, CancellationToken cancel)
    {
        sandbox.Place(source);
        var clock = Stopwatch.StartNew();
        var output = new MemoryStream();
        var run = await sandbox.RunAsync(new(["/bin/sh", "-c", $"mkdir /box/out && {BuildScript}"], limits) { Output = new ProgramOutput.Into(output) }, cancel);
        var made = Made(run, clock, limits) with { Command = OwnRun };
        return made.Failure is null ? await OutAsync(made, sandbox, folder, cancel) : made;
    }

    /// <summary>What the compiler left is taken over as files of ours; one that leaves what cannot be taken has not compiled.</summary>
    static async Task<Compilation> OutAsync(Compilation made, ISandbox sandbox, string folder, CancellationToken cancel)
    {
        await using var archive = new FileStream(
            $"{folder}.tar", FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        var run = await sandbox.RunAsync(new(BringOut, BringingOut) { Output = new ProgramOutput.Into(archive) }, cancel);
        if (run.Broken.HasFlag(BrokenLimits.Output))
            return made with { Failure = (Verdict.CompileLimit, $"what the compiler made is larger than {BringingOut.OutputBytes >> 20} MiB") };
        if (run is not { ExitCode: 0, Broken: BrokenLimits.None })
            return made with { Failure = (Verdict.CompileError, "what the compiler made cannot be read") };
        archive.Position = 0;
        try
        {
            Unpacked.ToFolder(archive, Directory.CreateDirectory(folder).FullName, BringingOut.OutputBytes);
            return made with { Folder = folder };
        }
        catch (UnpackException e)
        {
            return made with { Failure = (Verdict.CompileError, $"the compiler made what cannot be taken over: {e.Message}") };
        }
    }

    static Compilation Made(SandboxOutcome run, Stopwatch clock, Limits limits)
    {
        var ok = run is { ExitCode: 0 } && (run.Broken & ~BrokenLimits.Processes) == 0;
        return new(new(ok, clock.ElapsedMilliseconds, run.Errors) { CpuMs = (long)run.Cpu.TotalMilliseconds }, ok ? null : Failed(run, limits), "", OwnRun);
    }

    static (Verdict, string) Failed(SandboxOutcome run, Limits limits) => run.Broken switch
    {
        BrokenLimits.None or BrokenLimits.Processes => (Verdict.CompileError, "does not compile"),
        _ => (Verdict.CompileLimit,
            $"compiling took more than {limits.Cpu.TotalSeconds:0} s of CPU time, {limits.Wall.TotalSeconds:0} s, "
            + $"{limits.MemoryBytes >> 20} MiB of memory or {limits.OutputBytes >> 20} MiB of output"),
    };
}
