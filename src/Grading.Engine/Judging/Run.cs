using Mockloop.Grading.Engine.Judging.Grading;
using Mockloop.Grading.Engine.Judging.Programs;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;

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

    public void Report(string step, int done) => progress?.Report(new(step, done, package.Tests.Count));

    public JudgeResult Result(Verdict verdict, string detail) =>
        Result(new(verdict, verdict == Verdict.Accepted ? 1 : 0, 1, detail, new Dictionary<string, double>()));

    public JudgeResult Result(Evaluated evaluated) => new(
        evaluated.Verdict, evaluated.Score, Tests.Any(IsNearLimit), evaluated.Detail, language?.Code ?? "answers",
        Compilation?.Result ?? new(language is null, 0, ""), Tests, [], null, null, Certify())
    {
        MaxScore = evaluated.Full,
        Groups = evaluated.Groups,
    };

    // Three standard deviations of the CPU time of the same work when it waits for memory at random (13 %), rounded up:
    // tests/run.sh --bench limits.
    const double NearLimit = 0.15;

    bool IsNearLimit(TestResult test)
    {
        var ended = test.ExitCode is not null; // one that was killed at the limit says nothing about how far it had to go
        var share = test.CpuMs / package.Limits.Cpu.TotalMilliseconds;
        return ended && share is > 1 - NearLimit and < 1 + NearLimit && test.Verdict is (Verdict.Accepted or Verdict.TimeLimit);
    }

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
        File.ReadAllText("/proc/sys/kernel/osrelease").Trim(), null);
}
