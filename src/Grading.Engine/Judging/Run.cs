using Mockloop.Grading.Engine.Judging.Grading;
using Mockloop.Grading.Engine.Judging.Programs;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Scale.Replay;

namespace Mockloop.Grading.Engine.Judging;

/// <summary>One judging under way: what is known so far, and the result it makes.</summary>
sealed class Run(ProblemPackage package, Language? language, PackageProgram submission, JudgeRequest request, IProgress<JudgeProgress>? progress)
{
    public ProblemPackage Package => package;

    /// <summary>Null where the submission is no program.</summary>
    public Language? Language => language;

    public PackageProgram Submission => submission;

    public JudgeRequest Request => request;

    public SubmissionSource? Source { get; set; }

    public Compilation? Compilation { get; set; }

    public List<TestResult> Tests { get; } = [];

    /// <summary>What became of it at production scale; null where it was not replayed.</summary>
    public ReplayedLadder? Replayed { get; set; }

    public void Report(string step, int done) => progress?.Report(new(step, done, package.Tests.Count));

    public JudgeResult Result(Verdict verdict, string detail) =>
        Result(new(verdict, verdict == Verdict.Accepted ? 1 : 0, 1, detail, new Dictionary<string, double>()));

    public JudgeResult Result(Evaluated evaluated) => new(
        evaluated.Verdict, evaluated.Score, Tests.Any(t => NearLimit.Is(t, package.Limits, language)) || Replayed is { NearLimit: true }, evaluated.Detail, language?.Code ?? "answers",
        Compilation?.Result ?? new(language is null, 0, ""), Tests, Replayed?.Results ?? [], Replayed?.Growth, Replayed?.Device, Certify())
    {
        MaxScore = evaluated.Full,
        Groups = evaluated.Groups,
    };

    Certificate Certify() => new(
        SubmissionReader.HashOf(submission), package.Hash, request.Seed,
        new Dictionary<string, long>
        {
            ["cpuMs"] = (long)package.Limits.Cpu.TotalMilliseconds,
            ["wallMs"] = (long)package.Limits.Wall.TotalMilliseconds,
            ["memoryBytes"] = package.Limits.MemoryBytes,
            ["stackBytes"] = package.Limits.StackBytes,
            ["outputBytes"] = package.Limits.OutputBytes,
            ["processes"] = package.Limits.Processes,
        },
        language is null ? new Dictionary<string, string>() : new() { [language.Code] = Toolchain.VersionOf(language.Toolchain) },
        File.ReadAllText("/proc/sys/kernel/osrelease").Trim(),
        Replayed is { Device: var device } ? $"{device.Kind} {device.Name}" : null);
}
