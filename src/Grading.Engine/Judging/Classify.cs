using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Judging;

/// <summary>Turns how a run ended into a verdict and a sentence. Says nothing about the output of a run that ended well.</summary>
static class Classify
{
    const int BadAddress = 11, StackGuard = 16, CpuTime = 24, FileSize = 25, BadCall = 31;

    /// <summary>Null when the program ended well within its limits.</summary>
    public static (Verdict Verdict, string Detail)? Run(SandboxOutcome run, Limits limits, Language language)
    {
        var broken = run.Broken;
        if (broken.HasFlag(BrokenLimits.Memory))
            return Memory(limits);
        if (broken.HasFlag(BrokenLimits.Output))
            return (Verdict.OutputLimit, $"wrote more than the {limits.OutputBytes >> 20} MiB it may write");
        if (broken.HasFlag(BrokenLimits.Processes) && run.ExitCode != 0)
            return Processes(limits);
        if (broken.HasFlag(BrokenLimits.Cpu) || run.Signal == CpuTime || run.Cpu > language.LimitsFor(limits).Cpu)
            return (Verdict.TimeLimit, $"used more than the {limits.Cpu.TotalSeconds:0.##} s of CPU time it may use");
        if (broken.HasFlag(BrokenLimits.Wall))
            return (Verdict.WallLimit, $"did not end within {limits.Wall.TotalSeconds:0.##} s, most of it waiting");
        if (run.ExitCode is 0)
            return null;
        return language.Symptoms.FirstOrDefault(s => s.IsSeenIn(run)) is { } symptom ? Shown(symptom, run, limits, language)
            : run.Signal is { } signal ? Killed(signal, run, limits, language)
            : (Verdict.RuntimeError, $"ended with exit code {run.ExitCode}");
    }

    static (Verdict, string) Killed(int signal, SandboxOutcome run, Limits limits, Language language) => signal switch
    {
        BadCall => (Verdict.SecurityViolation, "made a system call that no solution needs and was killed for it"),
        StackGuard => Stack(run, limits, language),
        BadAddress when language.SegmentationFaultIsStack => Stack(run, limits, language),
        BadAddress => (Verdict.RuntimeError, "used an address that is not its own (segmentation fault)"),
        FileSize => (Verdict.DiskLimit, $"wrote a file of more than {limits.FileBytes >> 20} MiB"),
        6 => (Verdict.RuntimeError, "aborted (a failed assertion or an uncaught exception)"),
        8 => (Verdict.RuntimeError, "divided by zero or overflowed (arithmetic fault)"),
        _ => (Verdict.RuntimeError, $"was ended by signal {signal}"),
    };

    static (Verdict, string) Stack(SandboxOutcome run, Limits limits, Language language) =>
        (Verdict.StackLimit, $"recursed deeper than the stack of {language.StackFor(limits) >> 10} KiB allows{RecursionDepth.Words(run.Errors)}");

    static (Verdict, string) Shown(Symptom symptom, SandboxOutcome run, Limits limits, Language language) => symptom.Verdict switch
    {
        Verdict.StackLimit => (Verdict.StackLimit, $"recursed deeper than {language.Name} allows ({symptom.Says}){RecursionDepth.Words(run.Errors)}"),
        Verdict.ProcessLimit => Processes(limits),
        _ => Memory(limits),
    };

    static (Verdict, string) Memory(Limits limits) => (Verdict.MemoryLimit, $"needed more than the {limits.MemoryBytes >> 20} MiB of memory it may use");

    static (Verdict, string) Processes(Limits limits) => (Verdict.ProcessLimit, $"wanted more than the {limits.Processes} processes and threads it may have");

    /// <summary>The last line on standard error: what an interpreter has to say about an end.</summary>
    public static string LastLine(SandboxOutcome run)
    {
        var errors = run.Errors.AsSpan().TrimEnd();
        return errors[(errors.LastIndexOf('\n') + 1)..].ToString();
    }
}
