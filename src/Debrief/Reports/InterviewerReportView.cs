using Mockloop.Debrief.Engine.Calibration;
using Mockloop.Debrief.Engine.Reports;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Reports;

/// <summary>An interviewer's report as proto.</summary>
static class InterviewerReportView
{
    public static Proto.InterviewerReport Of(string cohortId, string personId, InterviewerReport report) => new()
    {
        CohortId = cohortId,
        PersonId = personId,
        Loops = report.Loops,
        Ratings = report.Ratings,
        Severity = Of(report.Severity),
        PointsOff = report.PointsOff ?? 0,
        Words = report.Words,
        Departures = { report.Departures.Select(d => new Proto.RaterDeparture { Where = d.Where, Logits = d.Logits, StandardError = d.Se, Ratings = d.Ratings }) },
        Scores = { report.Scores.Select(s => new Proto.ScoreShare { Score = s.Score, Mine = s.Mine, Others = s.Others ?? 0 }) },
        Voices = new()
        {
            Said = report.Voices.Said,
            Clarity = report.Voices.Clarity ?? 0,
            Fairness = report.Voices.Fairness ?? 0,
            Preparedness = report.Voices.Preparedness ?? 0,
        },
        Training = report.Training is not { } training ? null : new()
        {
            Given = training.Given,
            Shadowed = training.Shadowed,
            Missed = training.Missed,
            Shared = training.Shared,
            Same = training.Same,
            Near = training.Near,
        },
    };

    public static Proto.RaterSeverity? Of(Measure? severity) => severity is not { Value: { } logits } ? null : new()
    {
        Logits = logits,
        StandardError = severity.Se ?? 0,
        Infit = severity.Infit ?? 0,
        Outfit = severity.Outfit ?? 0,
        Ratings = severity.Count,
    };
}
