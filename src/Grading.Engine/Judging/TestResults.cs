using Mockloop.Grading.Engine.Judging.Validation;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Judging;

/// <summary>Makes results of tests from what was measured and said.</summary>
static class TestResults
{
    public static TestResult Of(TestCase test, SandboxOutcome? run, Judgement judgement) => new(
        test.Name, judgement.Verdict,
        (long)(run?.Cpu.TotalMilliseconds ?? 0), (long)(run?.Wall.TotalMilliseconds ?? 0), run?.PeakBytes ?? 0, run?.ExitCode, run?.Signal,
        Detail(test, run, judgement))
    {
        Score = judgement.Feedback.Score,
        Multiplier = judgement.Feedback.Multiplier,
        JudgeMessage = judgement.Feedback.JudgeMessage,
    };

    /// <summary>The passes of one test: the last one's verdict, each figure's worst.</summary>
    public static TestResult Add(TestResult? before, TestResult last) => before is null ? last : last with
    {
        CpuMs = Math.Max(before.CpuMs, last.CpuMs),
        WallMs = Math.Max(before.WallMs, last.WallMs),
        PeakBytes = Math.Max(before.PeakBytes, last.PeakBytes),
        // The validator keeps what it wrote in earlier passes, so the last one's files are the whole.
    };

    public static TestResult Fault(TestResult result, string why) => result with { Verdict = Verdict.CheckerFailed, Detail = why };

    /// <summary>On secret tests a submission could read out what differs, or what it printed itself; not a word of that leaves.</summary>
    static string Detail(TestCase test, SandboxOutcome? run, Judgement judgement)
    {
        var open = test.IsSample || test.FullFeedback;
        var team = judgement.Feedback.TeamMessage.Trim();
        if (judgement.IsAccepted)
            return "";
        if (judgement.Verdict is Verdict.WrongAnswer or Verdict.FormatError)
            return team.Length > 0 ? Beginning(team) : open ? judgement.Detail : "the output is wrong";
        return open && judgement.Verdict == Verdict.RuntimeError && run is not null && Classify.LastLine(run) is { Length: > 0 } said
            ? $"{judgement.Detail}: {Beginning(said)}"
            : judgement.Detail;
    }

    /// <summary>A sentence's worth; never cut inside a character.</summary>
    static string Beginning(string text)
    {
        const int most = 500;
        return text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";
    }
}
