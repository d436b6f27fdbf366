using Grpc.Core.Interceptors;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;
using Mockloop.Fuzz.Tests.Platform;
using Mockloop.ServiceDefaults;

namespace Mockloop.Fuzz.Tests.World;

/// <summary>
/// Plays one cohort's two days. Mondays' panels are held and revealed. Of Tuesday's coding rounds the first is played to an
/// open committee with one sealed vote, the middle ones end with one sealed card, and the last is left running.
/// </summary>
sealed class Play(FuzzPlatform platform, PlayedCohort cohort)
{
    const string Coding = "coding";
    List<Interview> _interviews = [];

    GradingQueueService.GradingQueueServiceClient Worker => new(platform.Grpc("questions", platform.Realm.ServiceToken("grading")).Intercept(new Overhear(platform.Pool, Callers.Worker)));

    /// <summary>The starts of all rounds, in order.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> StartsAsync()
    {
        var loops = await cohort.Organizer.Scheduling.ListLoopsAsync(new() { CohortId = cohort.Id });
        _interviews = [.. loops.Loops.SelectMany(l => l.Interviews).OrderBy(i => i.Start.Seconds).ThenBy(i => i.InterviewId)];
        return [.. _interviews.Select(i => i.Start.ToDateTimeOffset()).Distinct()];
    }

    /// <summary>Plays the rounds that start now.</summary>
    public async Task RoundsAsync(DateTimeOffset now, Func<Task> settled)
    {
        foreach (var interview in _interviews.Where(i => i.Start.ToDateTimeOffset() == now))
            await RoundAsync(interview, settled);
    }

    async Task RoundAsync(Interview interview, Func<Task> settled)
    {
        var coding = _interviews.Where(i => i.StageId == Coding).ToList();
        var isCode = interview.StageId == Coding;
        var (candidate, seats) = (cohort.Person(interview.CandidateId), interview.Seats.Select(s => cohort.Person(s.PersonId)).ToList());
        foreach (var person in seats.Append(candidate))
            await person.Questions.JoinRoundAsync(new() { InterviewId = interview.InterviewId });
        if (isCode)
            await CodeAsync(interview, candidate, graded: true);
        else
            await candidate.Questions.SubmitAnswerAsync(new() { InterviewId = interview.InterviewId, Text = cohort.Text("answer") });
        if (interview == coding[^1])
        {
            await CodeAsync(interview, candidate, graded: false);
            return;
        }

        await seats[0].Questions.EndRoundAsync(new() { InterviewId = interview.InterviewId });
        await settled();
        if (isCode && interview != coding[0])
        {
            // The candidate's own card stays out, so this one stays sealed.
            await SubmitCardAsync(interview, seats[0], cohort.Seal($"card-{interview.InterviewId}", seats[0],
                async () => (await cohort.Organizer.Debrief.GetStageDebriefAsync(new() { InterviewId = interview.InterviewId })).Cards.All(c => c.State != CardState.Due)));
            await settled();
            return;
        }

        foreach (var person in seats.Append(candidate))
            await SubmitCardAsync(interview, person, "card");
        await settled();
        await candidate.Debrief.RateInterviewerAsync(new()
        {
            InterviewId = interview.InterviewId,
            InterviewerId = interview.Seats[0].PersonId,
            Clarity = 4,
            Fairness = 4,
            Preparedness = 4,
            Note = cohort.Text("rating"),
        });
        if (isCode)
            await VoteAsync(interview);
    }

    async Task CodeAsync(Interview interview, Someone candidate, bool graded)
    {
        await candidate.Questions.TakeHintAsync(new() { InterviewId = interview.InterviewId });
        var submitted = await candidate.Questions.SubmitCodeAsync(new()
        {
            InterviewId = interview.InterviewId,
            Language = "python3",
            ComplexityClaim = cohort.Text("claim"),
            Files = { new SourceFile { Name = "main.py", Content = $"# {cohort.Text("code")}" } },
        });
        if (!graded)
            return;
        foreach (var work in (await Worker.LeaseAsync(new() { Worker = "fuzz", Slots = 10 })).Work.Where(w => w.SubmissionId == submitted.SubmissionId))
            await Worker.PutResultAsync(new()
            {
                LeaseId = work.LeaseId,
                SubmissionId = work.SubmissionId,
                PackageHash = work.PackageHash,
                Rejudge = work.Rejudge,
                Verdict = "Accepted",
                Score = 1,
                Detail = cohort.Text("verdict"),
                ReportJson = $$"""{"detail":"{{cohort.Text("report")}}"}""",
            });
    }

    async Task SubmitCardAsync(Interview interview, Someone author, string words)
    {
        var cards = (await author.Debrief.ListMyCardsAsync(new())).Cards;
        var card = cards.Single(c => c.InterviewId == interview.InterviewId && c.State == CardState.Due);
        await author.Debrief.SubmitCardAsync(new() { CardId = card.CardId, Content = cohort.Card(interview.StageId, words) });
    }

    async Task VoteAsync(Interview interview)
    {
        var committee = await cohort.Organizer.Debrief.GetCommitteeAsync(new() { LoopId = interview.LoopId });
        var chair = committee.Chairs.First(c => !c.Simulated);
        var voter = cohort.Person(chair.PersonId);
        await voter.Debrief.CastVoteAsync(new()
        {
            LoopId = interview.LoopId,
            Vote = Recommendation.Yes,
            Rationale = cohort.Text(cohort.Seal("vote", voter,
            async () => (await cohort.Organizer.Debrief.GetCommitteeAsync(new() { LoopId = interview.LoopId })).Chairs.All(c => c.Voted)))
        });
    }
}
