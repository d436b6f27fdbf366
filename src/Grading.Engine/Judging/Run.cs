using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Judging;

/// <summary>One judging under way: what is known so far, and the result it makes.</summary>
sealed class Run(ProblemPackage package, Language language, string submission, long seed, IProgress<JudgeProgress>? progress)
{
    public ProblemPackage Package => package;

    public Language Language => language;

    public string Submission => submission;

    public Compilation? Compilation { get; set; }

    public List<TestResult> Tests { get; } = [];

    public void Report(string step, int done) => progress?.Report(new(step, done, package.Tests.Count));

    public JudgeResult Result(Verdict verdict, string detail) => new(
        verdict, verdict == Verdict.Accepted ? 1 : 0, Tests.Any(IsNearLimit), detail, language.Code,
        Compilation?.Result ?? new(false, 0, ""), Tests, [], null, null, Certify());

    bool IsNearLimit(TestResult test)
    {
        var ended = test.ExitCode is not null; // one that was killed at the limit says nothing about how far it had to go
        var share = test.CpuMs / package.Limits.Cpu.TotalMilliseconds;
        return ended && share is > 0.9 and < 1.1 && test.Verdict is (Verdict.Accepted or Verdict.TimeLimit);
    }

    Certificate Certify() => new(
        PackageHash.OfFile(submission), package.Hash, seed,
        new Dictionary<string, long>
        {
            ["cpuMs"] = (long)package.Limits.Cpu.TotalMilliseconds,
            ["wallMs"] = (long)package.Limits.Wall.TotalMilliseconds,
            ["memoryBytes"] = package.Limits.MemoryBytes,
            ["stackBytes"] = package.Limits.StackBytes,
            ["outputBytes"] = package.Limits.OutputBytes,
            ["processes"] = package.Limits.Processes,
        },
        new Dictionary<string, string> { [language.Code] = Toolchain.VersionOf(language.Toolchain) },
        File.ReadAllText("/proc/sys/kernel/osrelease").Trim(), null);
}
