using Mockloop.Grading.Engine;
using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Judging.Replaying;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Tests.Engine.Replaying;

public sealed class CertificateReplayTests(JudgeFixture judge) : IDisposable
{
    static readonly string Cases = Path.Combine(AppContext.BaseDirectory, "Cases");
    static readonly string Package = Path.Combine(Cases, "package");
    readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("mockloop-replay-");

    [Fact]
    public async Task A_result_that_comes_out_again_is_stable()
    {
        var submission = Path.Combine(Cases, "accepted-cpp", "a.cpp");
        var original = await judge.JudgeAsync(Package, submission);
        CertificateReplay.Mismatch(original.Certificate, ProblemPackage.Load(Package), submission).ShouldBeNull();
        var report = await judge.ReplayAsync(original, Package, submission, runs: 3);
        (report.Runs, report.Stable, report.Original).ShouldBe((3, true, Verdict.Accepted));
        report.Verdicts.ShouldBe(new Dictionary<string, int> { ["Accepted"] = 3 });
        report.Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_program_that_throws_dice_is_not_stable()
    {
        var submission = Path.Combine(scratch.FullName, "dice.py");
        // Right in about half of all runs, so that as many runs as these end alike once in 10¹².
        await File.WriteAllTextAsync(submission, "import os\na, b = map(int, input().split())\nprint(a + b + (os.urandom(1)[0] < 75))\n", TestContext.Current.CancellationToken);
        var original = await judge.JudgeAsync(Package, submission);
        var report = await judge.ReplayAsync(original, Package, submission, runs: 40);
        report.Stable.ShouldBeFalse();
        report.Verdicts.Values.Sum().ShouldBe(40);
    }

    [Fact]
    public async Task A_certificate_is_for_one_program_and_one_package()
    {
        var submission = Path.Combine(Cases, "accepted-cpp", "a.cpp");
        var certificate = (await judge.JudgeAsync(Package, submission)).Certificate;
        CertificateReplay.Mismatch(certificate, ProblemPackage.Load(Package), Path.Combine(Cases, "accepted-python", "a.py"))!.ShouldContain("another program");
        CertificateReplay.Mismatch(certificate with { Package = "sha256:0" }, ProblemPackage.Load(Package), submission)!.ShouldContain("package");
    }

    [Fact]
    public async Task What_is_not_as_it_was_is_said()
    {
        var submission = Path.Combine(Cases, "accepted-cpp", "a.cpp");
        var original = await judge.JudgeAsync(Package, submission);
        var older = original with { Certificate = original.Certificate with { Kernel = "4.0", Toolchain = new Dictionary<string, string> { ["cpp"] = "g++ 4" } } };
        var report = await judge.ReplayAsync(older, Package, submission, runs: 1);
        report.Differences.Count.ShouldBe(2);
        report.Differences[0].ShouldContain("4.0");
    }

    public void Dispose() => scratch.Delete(recursive: true);
}
