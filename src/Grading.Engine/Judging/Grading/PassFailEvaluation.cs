using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Judging.Grading;

/// <summary>The first test in data order that is not accepted decides.</summary>
sealed class PassFailEvaluation(ProblemPackage package, bool all, IEvaluated work) : Evaluation(package, all, work)
{
    protected override async Task<Evaluated> RunAsync()
    {
        await RunAsync(Package.Data);
        return FirstFailing is { } failed
            ? Failed(failed, 0, 1)
            : new(Verdict.Accepted, 1, 1, $"passed all {Package.Tests.Count} tests", Scores);
    }

    async Task RunAsync(TestGroup group)
    {
        if (group.StaticTest is { } sources && GoesOn)
            await JudgeSourcesAsync(group, sources);
        foreach (var item in group.Items)
            if (!GoesOn)
                return;
            else if (item is TestGroup inner)
                await RunAsync(inner);
            else
                await JudgeAsync((TestCase)item);
    }

    bool GoesOn => All || FirstFailing is null;
}
