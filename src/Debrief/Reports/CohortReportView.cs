using Mockloop.Debrief.Engine.Agreement;
using Mockloop.Debrief.Engine.Reports;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Reports;

/// <summary>An organizer's report as proto.</summary>
static class CohortReportView
{
    public static Proto.CohortReport Of(string cohortId, CohortReport report) => new()
    {
        CohortId = cohortId,
        Cards = report.Cards ?? 0,
        Missing = report.Missing,
        Loops = { report.Loops.Select(Of) },
        Signals = { report.Signals.Select(Of) },
        Raters = { report.Raters.Select(Of) },
        Flags = { report.Flags.Select(Of) },
        Warnings = { report.Warnings },
    };

    static Proto.RatedLoop Of(RatedLoop loop) => new()
    {
        LoopId = loop.Facts.LoopId,
        CandidateId = loop.Facts.CandidateId,
        Outcome = CandidateReportView.Outcome(loop.Facts.Outcome),
        Raw = loop.Raw ?? 0,
        RawRank = loop.RawRank ?? 0,
        Fair = CandidateReportView.Of(loop.Fair),
        FairRank = loop.FairRank ?? 0,
        Luck = loop.Luck is { } luck ? CandidateReportView.Of(luck) : null,
    };

    static Proto.RatedSignal Of(RatedSignal signal) => new()
    {
        StageId = signal.Name.StageId,
        SignalId = signal.Name.SignalId,
        Means = { signal.Means.Select(m => m ?? 0) },
        Shared = signal.Shared,
        Alpha = Of(signal.Alpha),
        Icc = Of(signal.Icc),
        PercentAgreement = signal.PercentAgreement ?? 0,
    };

    static Proto.Coefficient Of(Estimate estimate) => new()
    {
        Known = estimate.Value is not null,
        Value = estimate.Value ?? 0,
        Low = estimate.Lower ?? 0,
        High = estimate.Upper ?? 0,
        Reason = estimate.Reason ?? "",
    };

    static Proto.RaterLine Of(RaterLine line) =>
        new() { PersonId = line.Id, Loops = line.Loops, Ratings = line.Ratings, Mean = line.Mean, Severity = InterviewerReportView.Of(line.Severity) };

    static Proto.RaisedFlag Of(RaisedFlag flag) => new()
    {
        LoopId = flag.LoopId,
        CandidateId = flag.CandidateId,
        StageId = flag.StageId,
        RaterId = flag.RaterId,
        Reason = flag.Reason,
        Decision = CandidateReportView.Decision(flag.Decision),
    };
}
