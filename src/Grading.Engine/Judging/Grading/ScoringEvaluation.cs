using System.Globalization;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Judging.Grading;

/// <summary>Scoring problems of 2025-09 and its draft: the score is that of <c>secret</c>; samples give none.</summary>
sealed class ScoringEvaluation(ProblemPackage package, bool all, IEvaluated work) : Evaluation(package, all, work)
{
    string? fault;

    protected override async Task<Evaluated> RunAsync()
    {
        TestGroup? secret = null;
        foreach (var group in Package.Data.Groups)
            if (group.Name == "secret")
                secret = group;
            else
                await RunUnscoredAsync(group);
        if (secret is null)
            return new(Verdict.CheckerFailed, 0, null, "the package has no secret tests", Scores);
        var (points, passed) = await RunAsync(secret);
        var full = secret.Scoring?.MaxScore;
        if (Fault is { } failed)
            return Failed(failed, 0, full);
        if (fault is not null)
            return new(Verdict.CheckerFailed, 0, full, fault, Scores);
        var verdict = Points.Overall(points, full, passed, FirstFailing?.Verdict);
        var words = string.Create(CultureInfo.InvariantCulture, $"scored {points:0.##}{(full is { } most ? $" of {most:0.##}" : "")}");
        return new(verdict, points, full, FirstFailing is { } first ? $"{words}; {first.Name}: {first.Detail}" : words, Scores);
    }

    async Task RunUnscoredAsync(TestGroup group)
    {
        if (group.StaticTest is { } sources)
            await JudgeSourcesAsync(group, sources);
        foreach (var test in group.AllTests)
            await JudgeAsync(test);
    }

    async Task<(double Points, bool Passed)> RunAsync(TestGroup group)
    {
        var scoring = group.Scoring ?? new(Aggregation.PassFail, null, []);
        Scores[group.Name] = 0;
        if (scoring.RequirePass.Any(name => !Passed(name)))
            return (0, false);
        var (parts, passed) = (new List<double>(), true);
        if (group.StaticTest is { } sources)
            Take(await JudgeSourcesAsync(group, sources), sources.PassFail ? null : scoring.Aggregation, sources.MaxScore);
        foreach (var item in group.Items)
        {
            if (!passed && !All && scoring.Aggregation != Aggregation.Sum)
                break; // whatever comes now, there are no points
            if (item is TestGroup inner)
            {
                var (points, innerPassed) = await RunAsync(inner);
                parts.Add(points);
                passed &= innerPassed;
            }
            else
                Take(await JudgeAsync((TestCase)item), scoring.Aggregation, ((TestCase)item).MaxScore);
        }
        var total = Points.OfGroup(scoring, passed, parts);
        if (total > scoring.MaxScore + 1e-9)
            fault ??= $"{group.Name}: {total} points are more than its max_score";
        Scores[group.Name] = total;
        return (total, passed);

        // Null for a test that only passes or fails.
        void Take(TestResult result, Aggregation? aggregation, double? most)
        {
            passed &= result.Verdict == Verdict.Accepted;
            if (aggregation is not { } how)
                return;
            var (points, wrong) = result.Verdict == Verdict.Accepted
                ? Points.OfTest(how, most, result.Score, result.Multiplier)
                : (0, result.Verdict == Verdict.WrongAnswer && (result.Score ?? result.Multiplier) is not null ? "the validator gave a score, and rejected" : null);
            if (wrong is not null)
                fault ??= $"{result.Name}: {wrong}";
            parts.Add(points);
        }
    }
}
