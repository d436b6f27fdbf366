using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Questions;
using Mockloop.Debrief.Engine.Reports;

namespace Mockloop.Debrief.Tests.Reports;

/// <summary>Reports of a cohort that was played through the service.</summary>
public sealed class ReportContentTests(DebriefApp app)
{
    const int Loops = 4;

    readonly List<RevealedRating> given = [];

    // Four candidates, each a level above the one before, more or less. The first seat of the panel gives a point less, the last one more;
    // who has the first seat of two panels asks about code in the other two, or nobody could tell raters of code from its signals.
    async Task<List<PlayedLoop>> PlayAsync()
    {
        var random = new Random(5);
        var first = new PlayedLoop(app);
        List<PlayedLoop> loops = [first, .. Enumerable.Range(1, Loops - 1).Select(_ => new PlayedLoop(app) { CohortId = first.CohortId })];
        var (one, other) = (first.Person("hiring-manager"), first.Person("coder"));
        foreach (var (loop, level) in loops.Select((l, i) => (l, 1 + i)))
        {
            loop.Seat("organizer", first.Organizer);
            foreach (var role in FakeTracks.PanelRoles)
                loop.Seat(role, first.Person(role));
            loop.Seat("hiring-manager", level <= 2 ? one : other);
            loop.Seat("coding-interviewer", level <= 2 ? other : one);
            await app.TellAsync([.. loop.Opening(), loop.Member("candidate", "Candidate"), loop.Ended(FakeTracks.Coding), loop.Ended(FakeTracks.Leadership),
                new HintTaken(loop.Interview(FakeTracks.Coding), loop.CohortId, loop.Candidate, 1, PlayedLoop.Start.AddMinutes(12.5)),
                new AttemptFinished(loop.Interview(FakeTracks.Coding), loop.CohortId, loop.Candidate, "merge-token-streams", "code", 1, 1, false, PlayedLoop.Start.AddMinutes(45.5))]);
            await SubmitAsync(loop, FakeTracks.Coding, "coding-interviewer", level, random);
            foreach (var (role, off) in FakeTracks.PanelRoles.Zip([-1, 0, 1]))
                await SubmitAsync(loop, FakeTracks.Leadership, role, level + off, random);
            foreach (var stage in new[] { FakeTracks.Coding, FakeTracks.Leadership })
                await loop.SubmitAsync(stage, loop.Candidate, PlayedLoop.Content(stage, 2));
            await app.SettledAsync();
            foreach (var role in FakeTracks.PanelRoles)
                await app.As(loop.Person(role)).CastVoteAsync(new() { LoopId = $"{loop.LoopId}", Vote = level > 2 ? Recommendation.Yes : Recommendation.No, Rationale = "as rated" });
        }
        return loops;
    }

    async Task SubmitAsync(PlayedLoop loop, string stage, string author, int level, Random random)
    {
        var content = PlayedLoop.Content(stage, 3);
        content.Recommendation = Recommendation.Mixed; // a reviewer who says StrongNo alone would end the loop
        foreach (var rating in content.Ratings)
        {
            rating.Score = Math.Clamp(level + random.Next(-1, 2), 1, 4);
            given.Add(new($"{loop.Person(author)}", $"{loop.LoopId}", stage, rating.SignalId, rating.Score, "2026-W49"));
        }
        if (stage == FakeTracks.Coding)
            content.Evidence.Add(new EvidenceNote { SignalId = "memory", Text = "kept a batch only", Kind = "minute", Minute = 7 });
        await loop.SubmitAsync(stage, loop.Person(author), content);
    }

    [Fact]
    public async Task The_candidate_learns_how_much_was_the_panel_with_evidence_by_the_minute_and_questions_to_practise()
    {
        var loops = await PlayAsync();
        var loop = loops[1];
        var report = await app.Reports(loop.Candidate).GetCandidateReportAsync(new() { LoopId = $"{loop.LoopId}" });
        report.NotCalibrated.ShouldBeEmpty();
        report.Outcome.ShouldBe(LoopOutcome.NoHire);
        report.Decision.ShouldContain("What decided was not");
        report.Stages.Select(s => s.StageId).ShouldBe([FakeTracks.Coding, FakeTracks.Leadership]);
        var coding = report.Stages[0];
        coding.QuestionId.ShouldBe("merge-token-streams");
        coding.Evidence.Select(e => (e.Kind, e.Minute)).ShouldBe([("hint", 12), ("attempt", 45)]);
        coding.Seen.Single().ShouldSatisfyAllConditions(n => n.Text.ShouldBe("kept a batch only"), n => n.Minute.ShouldBe(7));
        var measures = CohortMeasures.Of(given);
        foreach (var stage in report.Stages)
            foreach (var signal in stage.Signals)
            {
                var scores = given.Where(r => r.Loop == report.LoopId && r.Stage == stage.StageId && r.Signal == signal.SignalId).Select(r => r.Score).ToList();
                (signal.Ratings, signal.Raw, signal.Lowest, signal.Highest, signal.Self).ShouldBe((scores.Count, scores.Average(), scores.Min(), scores.Max(), 2));
                signal.Fair.Value.ShouldBe(measures.Fair(report.LoopId, stage.StageId, signal.SignalId)!.Value, 1e-6);
            }
        report.Practice.Count.ShouldBe(3);
        report.Practice.Select(p => p.SignalId).ShouldBeUnique();
        report.Practice.ShouldContain(p => p.QuestionId == "merge-token-streams" && p.InterviewId == $"{loop.Interview(FakeTracks.Coding)}");
        report.Luck.Known.ShouldBeTrue();
        report.Luck.SameDecision.ShouldBeInRange(0.3, 1);
        report.Luck.Words.ShouldStartWith("A fresh panel of this cohort would have decided the same in ");
        report.Trend.Single().LoopId.ShouldBe($"{loop.LoopId}");

        app.Names.Call(loop.Candidate, "Zoë <b>Quill</b>");
        var file = await app.Reports(loop.Candidate).PrintCandidateReportAsync(new() { LoopId = $"{loop.LoopId}", Form = new() { Site = "https://mockloop.example/x" } });
        file.FileName.ShouldBe($"report-{loop.LoopId}.html");
        PrintedPages.Read(file.Html).All("h1").Single().Value.ShouldBe("Report for Zoë <b>Quill</b>");
        file.Html.ShouldContain($"https://mockloop.example/interviews/{loop.Interview(FakeTracks.Coding)}");
    }

    [Fact]
    public async Task Minutes_are_known_of_what_stands_behind_the_first_page_of_a_rounds_timeline()
    {
        var (loop, submission) = (new PlayedLoop(app, practice: true, FakeTracks.Coding), Guid.CreateVersion7());
        FakeQuestions.Happen(loop.Interview(FakeTracks.Coding),
        [
            .. Enumerable.Range(0, 450).Select(_ => new TimelineEntry { Kind = "hint", At = Timestamp.FromDateTimeOffset(PlayedLoop.Start.AddMinutes(1)) }),
            new TimelineEntry { Kind = "submission", RefId = $"{submission}", At = Timestamp.FromDateTimeOffset(PlayedLoop.Start.AddMinutes(40.9)) },
        ]);
        await loop.PlayStagesAsync();
        await app.TellAsync(new SubmissionGraded(submission, loop.Interview(FakeTracks.Coding), loop.CohortId, loop.Candidate, 0, "Accepted", 1, "ok", "linear", null, null, PlayedLoop.Start.AddMinutes(55)));
        var report = await app.Reports(loop.Candidate).GetCandidateReportAsync(new() { LoopId = $"{loop.LoopId}" });
        report.Stages.Single().Evidence.Single(e => e.Kind == "submission").Minute.ShouldBe(40, "when it was handed in, not when it was judged");
    }

    [Fact]
    public async Task What_the_analysers_miss_in_an_answer_is_told_to_the_candidate_alone()
    {
        var loop = new PlayedLoop(app, practice: true, FakeTracks.Coding);
        await loop.PlayStagesAsync(score: 2);
        FakeQuestions.Ask(loop.Interview(FakeTracks.Coding), new()
        {
            Kind = QuestionKind.Written,
            Answer = new() { Text = "The persona is a data engineer at a regional hospital without a GPU cluster. Each tenant has a quota of four training hours per day. Uploaded data is scanned for poisoning. The first market is hospitals in Germany, about 1,900." },
        }, loop.Candidate, loop.Organizer);
        var own = await app.Reports(loop.Candidate).GetCandidateReportAsync(new() { LoopId = $"{loop.LoopId}" });
        own.Stages.Single().Problems.ShouldBe(["What does the customer pay, and for what?", "By which number, from where to where, is it known that it worked?"], ignoreOrder: true);
        own.Practice[0].Problem.ShouldBe(own.Stages[0].Problems[0]);
        (await app.Reports(loop.Candidate).PrintCandidateReportAsync(new() { LoopId = $"{loop.LoopId}" })).Html.ShouldContain("What does the customer pay");
        var others = await app.Reports(loop.Organizer).GetCandidateReportAsync(new() { LoopId = $"{loop.LoopId}" });
        (others.Stages.Single().Problems.Count, others.Practice[0].Problem).ShouldBe((0, ""));
    }

    [Fact]
    public async Task A_trend_is_whole_for_the_candidate_and_of_the_cohort_for_others()
    {
        var (before, elsewhere) = (new PlayedLoop(app, true, FakeTracks.Coding), new PlayedLoop(app, true, FakeTracks.Coding));
        var after = new PlayedLoop(app, true, FakeTracks.Coding) { CohortId = before.CohortId };
        foreach (var loop in new[] { after, elsewhere })
            loop.Seat("candidate", before.Candidate);
        after.Seat("organizer", before.Organizer);
        await before.PlayStagesAsync(score: 2);
        await elsewhere.PlayStagesAsync(score: 3);
        await after.PlayStagesAsync(score: 4);
        async Task<List<(string, double)>> TrendAsync(Guid reader) =>
            [.. (await app.Reports(reader).GetCandidateReportAsync(new() { LoopId = $"{after.LoopId}" })).Trend.Select(p => (p.LoopId, p.Raw))];
        (await TrendAsync(before.Candidate)).ShouldBe([($"{before.LoopId}", 2), ($"{elsewhere.LoopId}", 3), ($"{after.LoopId}", 4)]);
        (await TrendAsync(before.Organizer)).ShouldBe([($"{before.LoopId}", 2), ($"{after.LoopId}", 4)]);
    }

    [Fact]
    public async Task The_organizer_sees_severities_ranks_agreement_and_luck()
    {
        var loops = await PlayAsync();
        var report = await app.Reports(loops[0].Organizer).GetCohortReportAsync(new() { CohortId = $"{loops[0].CohortId}" });
        report.Cards.ShouldBe(4 * Loops);
        report.Loops.Select(l => l.LoopId).ShouldBe(loops.Select(l => $"{l.LoopId}"), ignoreOrder: true);
        Contracts.Debrief.RatedLoop Of(int i) => report.Loops.Single(l => l.LoopId == $"{loops[i].LoopId}");
        var measures = CohortMeasures.Of(given);
        report.Loops.ShouldAllBe(l => Math.Abs(l.Fair.Value - measures.Fair(l.LoopId)!.Value) < 1e-6);
        Enumerable.Range(0, Loops).Select(i => Of(i).FairRank).ShouldBe([4, 3, 2, 1]);
        report.Loops.ShouldAllBe(l => l.Luck.Known);
        var panel = FakeTracks.PanelRoles.Select(r => report.Raters.Single(x => x.PersonId == $"{loops[0].Person(r)}").Severity.Logits).ToList();
        (panel[1] - panel[2]).ShouldBeGreaterThan(0.5, "the researcher gave a point more");
        var ownership = report.Signals.Single(s => s.SignalId == "ownership");
        (ownership.Shared, ownership.Alpha.Known).ShouldBe((Loops, true));
        report.Signals.Single(s => s is { StageId: FakeTracks.Coding, SignalId: "memory" }).Alpha.Reason.ShouldBe("no loop has two raters of it");
        report.Signals.Single(s => s.StageId == FakeTracks.Design).Means.ShouldAllBe(m => m == 0);

        var severe = loops[0].Person("hiring-manager");
        await app.TellAsync(loops[0].Member("hiring-manager", "Interviewer"));
        var own = await app.Reports(severe).GetInterviewerReportAsync(new() { CohortId = $"{loops[0].CohortId}", PersonId = $"{severe}" });
        own.Severity.Logits.ShouldBe(panel[0], 1e-9);
        own.Words.ShouldContain("the panel");
        (own.PointsOff, own.Loops, own.Training.Given, own.Training.Shared).ShouldSatisfyAllConditions(x => x.PointsOff.ShouldBeLessThan(0), x => x.Loops.ShouldBe(Loops), x => x.Given.ShouldBe(Loops), x => x.Shared.ShouldBe(2 * 2 * 2));
    }

    [Fact]
    public async Task Candidates_opinions_show_from_three_on_and_never_singly()
    {
        var loops = await PlayAsync();
        var manager = loops[0].Person("senior-tpm"); // sits in every panel
        async Task<Contracts.Debrief.CandidateVoices> VoicesAsync() => (await app.Reports(loops[0].Organizer).GetInterviewerReportAsync(new() { CohortId = $"{loops[0].CohortId}", PersonId = $"{manager}" })).Voices;
        for (int i = 0; i < Loops; i++)
        {
            await app.As(loops[i].Candidate).RateInterviewerAsync(new()
            {
                InterviewId = $"{loops[i].Interview(FakeTracks.Leadership)}", InterviewerId = $"{manager}", Clarity = 2 + i, Fairness = 5, Preparedness = 1, Note = string.Create(CultureInfo.InvariantCulture, $"secret words {i}"),
            });
            var voices = await VoicesAsync();
            (voices.Said, voices.Clarity, voices.Fairness).ShouldBe(i < 2 ? (0, 0, 0) : (3, 3, 5));
        }
        (await app.Rest(loops[0].Organizer).GetStringAsync($"/v1/cohorts/{loops[0].CohortId}/interviewers/{manager}/report/print")).ShouldNotContain("secret words");
    }
}
