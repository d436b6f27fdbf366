using System.Globalization;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Judging.Grading;

/// <summary>Legacy packages with scores or a grader that decides otherwise than the first test that is not accepted: group by group.</summary>
sealed class LegacyEvaluation(ProblemPackage package, bool all, IEvaluated work) : Evaluation(package, all, work)
{
    bool scored;

    protected override async Task<Evaluated> RunAsync()
    {
        var root = await RunAsync(Package.Data);
        if (!Package.Types.HasFlag(ProblemTypes.Scoring))
            return new(root.Verdict, root.Accepted ? 1 : 0, 1, root.Accepted ? "accepted" : root.Detail, Scores);
        var full = FullScore.Of(Package.Data, Package.Minimise, scored);
        if (root.Verdict != Verdict.Accepted)
            return new(root.Verdict, 0, full, root.Detail, Scores);
        var verdict = Package.Minimise
            ? full is null || root.Score <= full ? Verdict.Accepted : Verdict.PartiallyAccepted
            : Points.Overall(root.Score, full, FirstFailing is null, FirstFailing?.Verdict);
        var words = string.Create(CultureInfo.InvariantCulture, $"scored {root.Score:0.##}{(full is { } most ? $" of {most:0.##}" : "")}");
        return new(verdict, root.Score, full, FirstFailing is { } failed ? $"{words}; {failed.Name}: {failed.Detail}" : words, Scores);
    }

    async Task<NodeResult> RunAsync(TestGroup group)
    {
        var grading = group.Legacy ?? new();
        var (parts, broken) = (new List<NodeResult>(), false);
        foreach (var item in group.Items)
        {
            if (broken && !All)
                break;
            var part = item is TestGroup inner ? await RunAsync(inner) : await RunAsync((TestCase)item, grading);
            if (!broken)
                parts.Add(part);
            broken |= !part.Accepted && grading.BreakOnReject;
        }
        var result = parts.Find(p => p.IsFault) is { } fault ? fault with { Name = group.Name }
            : grading.Custom && parts.Count > 0 ? await Work.GradeAsync(group, parts)
            : DefaultGrader.Parse(grading.Flags).Grade(group.Name, parts);
        Scores[group.Name] = result.Score;
        return result;
    }

    async Task<NodeResult> RunAsync(TestCase test, LegacyGrading grading)
    {
        var result = await JudgeAsync(test);
        scored |= result.Score is not null;
        var accepted = result.Verdict == Verdict.Accepted;
        var score = accepted && result.Score is { } own ? own : accepted ? grading.AcceptScore : grading.RejectScore;
        return new(test.Name, result.Verdict, score, $"{test.Name}: {result.Detail}");
    }
}
