using Mockloop.Debrief.Engine;
using Mockloop.Debrief.Engine.Reports;
using Mockloop.Debrief.Tests.Engine.Calibration;

namespace Mockloop.Debrief.Tests.Reports;

/// <summary>A cohort's ratings drawn from known measures, and facts to go with them.</summary>
static class RatedCohort
{
    public const string Stage = "panel";

    public static readonly SeededPanel Panel = new(11, subjects: 24, raters: 8, items: 6);

    public static readonly CohortMeasures Measures = CohortMeasures.Of(Ratings(Panel));

    public static IEnumerable<RevealedRating> Ratings(SeededPanel panel) => Enumerable.Range(0, panel.Table.Count).Select(n => new RevealedRating(
        panel.Table.Raters[panel.Table.Rater[n]], panel.Table.Subjects[panel.Table.Subject[n]], Stage, panel.Table.Items[panel.Table.Item[n]], (int)panel.Table.Score[n], "2026-W49"));

    /// <summary>One stage in which everybody gave the same note.</summary>
    public static LoopFacts Loop(string id, string candidate = "Ada", string note = "said what comes first", string outcome = "Hire", params Mockloop.Debrief.Engine.Analysis.Finding[] problems) => new(
        id, "0193-cohort", candidate, "Senior TPM", outcome, outcome == "Hire", new(2026, 12, 4, 10, 0, 0, TimeSpan.Zero),
        $"{outcome} by majority. What decided was not speed, but judgement.",
        [new(Stage, "Panel", "0193-interview", "Advance", "Advance: no judgment flag.", 1, "merge-token-streams",
            [.. Panel.Table.Items.Select(i => new SignalFacts(i, $"Signal {i}", ["one", "two", "three", "four"],
                [.. Measures.Ratings.Where(r => r.Loop == id && r.Signal == i).Select(r => new SignalRating(i, r.Score, note))], 3))],
            [new("submission", "0193-submission", "Accepted: all tests", "Accepted", new(2026, 12, 4, 9, 12, 30, TimeSpan.Zero), 13), new("hint", "1", "Took hint 1.", "", new(2026, 12, 4, 9, 5, 0, TimeSpan.Zero), null)],
            [note], problems) { Seen = [new("i0", note, "hint", "1", null), new("", note, EvidenceNote.AtMinute, "", 7)] }]);

    public static CandidateReport Candidate(string id = "s1", string candidate = "Ada", string note = "said what comes first", string outcome = "Hire") => CandidateReport.Of(
        Loop(id, candidate, note, outcome), Measures,
        [LoopPoint.Of("s2", "NoHire", new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero), Measures), LoopPoint.Of(id, outcome, new(2026, 12, 4, 10, 0, 0, TimeSpan.Zero), Measures)]);

    public static InterviewerReport Interviewer(string rater = "r0", string name = "Bo") => InterviewerReport.Of(
        rater, name, Measures, [.. "abc".Select((c, n) => new Opinion($"{c}", 3 + (n % 2), 4, 5, new(2026, 12, 1 + n, 0, 0, 0, TimeSpan.Zero)))], new(9, 1, 2, 108, 40, 90), i => $"Signal {i}");

    public static CohortReport Cohort(string name = "Autumn", string candidate = "Candidate", string reason = "listed, chose nothing") => CohortReport.Of(
        name, Panel.Table.Subjects.Select(s => new LoopOutcomeFacts(s, $"id-{s}", $"{candidate} {s}", s == "s3" ? "" : "NoHire", s != "s3", s == "s3" ? null : false)),
        [.. Panel.Table.Items.Select(i => new SignalName(Stage, "Panel", i, $"Signal {i}"))], r => $"Rater {r}", Measures,
        [new("s1", "id-s1", $"{candidate} s1", Stage, "Panel", "r0", "Rater r0", reason, "WouldDropContinued")], 72, 1);
}
