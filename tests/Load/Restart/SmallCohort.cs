using Mockloop.Contracts.Debrief;
using Mockloop.Load.Platform;
using Mockloop.Simulator;
using Mockloop.Simulator.Platform;
using Mockloop.Simulator.Play;

namespace Mockloop.Load.Restart;

/// <summary>A cohort in which one round runs and another one's cards are due, so that there is something to write in every service.</summary>
sealed record SmallCohort(string CohortId, string RunningInterview, string Submitter, string CardId, string CardAuthor)
{
    static readonly SimulationOptions Options = new(Members: 6, Candidates: 2, Seed: 42, Track: "backend-duo", ResultFile: null);

    public static async Task<SmallCohort> PlayAsync(RunningPlatform platform, CancellationToken stop)
    {
        var organizer = platform.SignIn("organizer");
        var members = Enumerable.Range(1, Options.Members).Select(i => platform.SignIn($"member{i:00}")).ToList();
        var clock = new SteppedClock(organizer, TimeProvider.System);
        var setup = new CohortSetup(Options, organizer, members, clock, new Progress());
        var cohort = await setup.GatherAsync(stop);
        await setup.PlanAsync(cohort, stop);
        Proto.Round? held = null;
        while (true)
        {
            var rounds = (await organizer.Questions.ListRoundsAsync(new() { CohortId = cohort.Id }, cancellationToken: stop)).Rounds;
            foreach (var round in rounds.Where(r => r.InterviewId != held?.InterviewId && IsOn(r, clock.Now)).OrderBy(r => r.Start))
            {
                foreach (var person in round.InterviewerIds.Append(round.CandidateId))
                    await cohort.ByPerson(person).Questions.JoinRoundAsync(new() { InterviewId = round.InterviewId }, cancellationToken: stop);
                if (held is not null)
                    return await WithCardAsync(cohort, held, round, stop);
                held = round;
                await cohort.ByPerson(round.InterviewerIds[0]).Questions.EndRoundAsync(new() { InterviewId = round.InterviewId }, cancellationToken: stop);
                await clock.SettleAsync(stop);
            }
            if (!await clock.StepAsync(stop))
                throw new InvalidOperationException("No second round came.");
        }
    }

    static bool IsOn(Proto.Round round, DateTimeOffset now) =>
        round.State is Proto.RoundState.Open || (round.State == Proto.RoundState.Scheduled && round.Start.ToDateTimeOffset() <= now);

    static async Task<SmallCohort> WithCardAsync(CohortAtPlay cohort, Proto.Round held, Proto.Round running, CancellationToken stop)
    {
        var author = cohort.ByPerson(held.InterviewerIds[0]);
        var cards = (await author.Debrief.ListMyCardsAsync(new(), cancellationToken: stop)).Cards;
        var card = cards.First(c => c.InterviewId == held.InterviewId && c.State == CardState.Due);
        return new(cohort.Id, running.InterviewId, cohort.ByPerson(running.CandidateId).UserName, card.CardId, author.UserName);
    }
}
