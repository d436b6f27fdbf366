using Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Tests.Reports;

/// <summary>What reports say comes from revealed cards alone, and each reading is logged.</summary>
public sealed class ReportSealTests(DebriefApp app)
{
    const string Planted = "heliotrope-lantern beneath the ninth bridge";

    [Fact]
    public async Task A_sealed_card_is_in_no_report_neither_its_words_nor_its_scores()
    {
        var decided = new PlayedLoop(app, practice: true, FakeTracks.Coding);
        await decided.PlayStagesAsync(score: 4);
        var open = new PlayedLoop(app, practice: true, FakeTracks.Coding) { CohortId = decided.CohortId };
        open.Seat("organizer", decided.Organizer);
        open.Seat("coding-interviewer", decided.Person("coding-interviewer"));
        var interviewer = decided.Person("coding-interviewer");
        await app.TellAsync([.. open.Opening(), open.Ended(FakeTracks.Coding), decided.Member("coding-interviewer", "Interviewer")]);
        await open.SubmitAsync(FakeTracks.Coding, interviewer, PlayedLoop.Content(FakeTracks.Coding, 1, Planted, flag: true));

        var cohort = await app.Reports(decided.Organizer).GetCohortReportAsync(new() { CohortId = $"{decided.CohortId}" });
        (cohort.Cards, cohort.Flags.Count).ShouldBe((1, 0));
        cohort.Loops.Select(l => l.LoopId).ShouldBe([$"{decided.LoopId}"]);
        cohort.Raters.Single().Mean.ShouldBe(4);
        var rating = await app.Reports(interviewer).GetInterviewerReportAsync(new() { CohortId = $"{decided.CohortId}", PersonId = $"{interviewer}" });
        (rating.Loops, rating.Ratings, rating.Training.Given).ShouldBe((1, 2, 1));
        foreach (var (reader, path) in new[]
        {
            (decided.Organizer, $"/v1/cohorts/{decided.CohortId}/report"), (interviewer, $"/v1/cohorts/{decided.CohortId}/interviewers/{interviewer}/report"),
            (decided.Candidate, $"/v1/loops/{decided.LoopId}/report"), (decided.Organizer, $"/v1/loops/{decided.LoopId}/report"),
        })
            foreach (var form in new[] { path, path + "/print" })
                (await app.Rest(reader).GetStringAsync(form)).ShouldNotContain(Planted, customMessage: form);

        await open.SubmitAsync(FakeTracks.Coding, open.Candidate);
        cohort = await app.Reports(decided.Organizer).GetCohortReportAsync(new() { CohortId = $"{decided.CohortId}" });
        (cohort.Cards, cohort.Flags.Single().Reason, cohort.Raters.Single().Mean).ShouldBe((2, "Listed everything and chose nothing.", 2.5));
        await app.SettledAsync();
        (await app.Rest(open.Candidate).GetStringAsync($"/v1/loops/{open.LoopId}/report")).ShouldContain(Planted);
    }

    [Fact]
    public async Task Every_card_that_a_report_shows_is_logged_as_read()
    {
        var loop = new PlayedLoop(app, practice: false, FakeTracks.Coding);
        await loop.PlayStagesAsync(score: 4);
        await app.Reports(loop.Candidate).GetCandidateReportAsync(new() { LoopId = $"{loop.LoopId}" });
        await app.Reports(loop.Organizer).PrintCohortReportAsync(new() { CohortId = $"{loop.CohortId}" });
        Task<long> Reads(Guid reader, string call) => app.Database.ScalarAsync<long>($"select count(*) from card_read where reader_id = '{reader}' and call = '{call}' and granted");
        (await Reads(loop.Candidate, "ReadCandidateReport")).ShouldBe(2, "the interviewer's and their own");
        (await Reads(loop.Organizer, "ReadCohortReport")).ShouldBe(1);
    }
}
