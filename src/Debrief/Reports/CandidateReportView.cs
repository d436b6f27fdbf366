using Mockloop.Debrief.Engine;
using Mockloop.Debrief.Engine.Reports;
using Mockloop.Debrief.Loops;
using Mockloop.ServiceDefaults;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Reports;

/// <summary>A candidate's report as proto.</summary>
static class CandidateReportView
{
    public static Proto.CandidateReport Of(Loop loop, CandidateReport report) => new()
    {
        LoopId = report.Loop.LoopId,
        CohortId = report.Loop.CohortId,
        CandidateId = $"{loop.CandidateId}",
        Outcome = Outcome(report.Loop.Outcome),
        DecidedAt = loop.DecidedAt.ToTimestamp(),
        Decision = report.Loop.Decision,
        Stages = { report.Stages.Select(Of) },
        Practice = { report.Practice.Select(Of) },
        Luck = Of(report.Luck),
        Trend = { report.Trend.Select(Of) },
        NotCalibrated = report.NotCalibrated ?? "",
    };

    public static Proto.LoopOutcome Outcome(string outcome) => Enum.TryParse<LoopOutcome>(outcome, out var known) ? (Proto.LoopOutcome)known : 0;

    public static Proto.StageDecision Decision(string decision) => Enum.TryParse<StageOutcome>(decision, out var known) ? (Proto.StageDecision)known : 0;

    public static Proto.PanelLuck Of(LuckOutlook luck) =>
        new() { Known = luck.Luck is not null, SameDecision = luck.Luck?.SameDecision ?? 0, Flips = luck.Luck?.Flips ?? false, Words = luck.Words };

    public static Proto.FairScore? Of(FairScore? fair) => fair is null ? null : new() { Value = fair.Value, Low = fair.Low, High = fair.High };

    static Proto.ReportedStage Of(StageProfile stage) => new()
    {
        StageId = stage.Facts.StageId,
        Name = stage.Facts.Name,
        InterviewId = stage.Facts.InterviewId,
        Decision = Decision(stage.Facts.Decision),
        Reason = stage.Facts.Reason,
        Missing = stage.Facts.Missing,
        QuestionId = stage.Facts.QuestionId,
        Signals = { stage.Signals.Select(Of) },
        Evidence = { stage.Facts.Evidence.Select(Of) },
        Flags = { stage.Facts.Flags },
        Seen = { stage.Facts.Seen.Select(n => At(new() { Kind = n.Kind, RefId = n.RefId, Text = n.Text }, n.Minute)) },
        Problems = { stage.Facts.Problems.Select(p => p.Message) },
    };

    static Proto.ReportedSignal Of(SignalProfile signal) => new()
    {
        SignalId = signal.Facts.SignalId,
        Name = signal.Facts.Name,
        Ratings = signal.Facts.Ratings.Count,
        Raw = signal.Raw ?? 0,
        Lowest = signal.Lowest ?? 0,
        Highest = signal.Highest ?? 0,
        Fair = Of(signal.Fair),
        Self = signal.Facts.Self ?? 0,
        Notes = { signal.Facts.Ratings.Select(r => r.Note).Where(n => n.Length > 0) },
    };

    static Proto.ReportedEvidence Of(EvidenceLink evidence) => At(new()
    {
        Kind = evidence.Kind,
        RefId = evidence.RefId,
        Text = evidence.Text,
        Verdict = evidence.Verdict,
        At = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(evidence.At),
    }, evidence.Minute);

    static Proto.ReportedEvidence At(Proto.ReportedEvidence evidence, int? minute)
    {
        if (minute is { } gone)
            evidence.Minute = gone;
        return evidence;
    }

    static Proto.PracticeStep Of(PracticeStep step) => new()
    {
        StageId = step.Stage.StageId,
        SignalId = step.Signal.Facts.SignalId,
        Aim = step.Aim,
        Problem = step.Problem?.Message ?? "",
        InterviewId = step.Stage.InterviewId,
        QuestionId = step.Stage.QuestionId,
    };

    static Proto.LoopPoint Of(LoopPoint point) => new()
    {
        LoopId = point.LoopId,
        Outcome = Outcome(point.Outcome),
        DecidedAt = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(point.DecidedAt),
        Raw = point.Raw ?? 0,
        Fair = Of(point.Fair),
    };
}
