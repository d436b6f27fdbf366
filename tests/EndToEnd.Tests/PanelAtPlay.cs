using Mockloop.Contracts.Debrief;
using Mockloop.Simulator;
using Mockloop.Simulator.Platform;
using Mockloop.Simulator.Play;

namespace Mockloop.EndToEnd.Tests;

/// <summary>A cohort of its own in which a panel has just been held and its cards are due.</summary>
static class PanelAtPlay
{
    /// <summary>Plays whatever comes before the last stage's cards.</summary>
    internal static async Task<CohortAtPlay> ReachAsync(SimulationOptions options, Actor organizer, IReadOnlyList<Actor> members, SteppedClock clock)
    {
        var setup = new CohortSetup(options, organizer, members, clock, new Progress());
        var cohort = await setup.GatherAsync(default);
        await setup.PlanAsync(cohort, default);
        var (rounds, cards) = (new RoundsAtPlay(cohort, new Progress()), new CardsAtPlay(cohort));
        var atTheLatest = clock.Now + TimeSpan.FromDays(60); // not a number of steps: other tests' cohorts have due times in between
        do
        {
            await rounds.ActAsync(clock.Now, default);
            await clock.SettleAsync(default);
            if ((await DueAsync(cohort)).Any(c => c.Card.StageId == "leadership")) return cohort;
            await cards.ActAsync(default);
            await clock.SettleAsync(default);
        }
        while (await clock.StepAsync(default) && clock.Now < atTheLatest);

        throw new InvalidOperationException($"Until {clock.Now:yyyy-MM-dd} no panel was held.");
    }

    /// <summary>Who owes a card now.</summary>
    internal static async Task<IReadOnlyList<(Actor Author, Card Card)>> DueAsync(CohortAtPlay cohort)
    {
        var due = new List<(Actor, Card)>();
        foreach (var member in cohort.Members)
            due.AddRange((await member.Debrief.ListMyCardsAsync(new())).Cards
                .Where(c => c.CohortId == cohort.Id && c.State == CardState.Due).Select(c => (member, c)));
        return due;
    }

    /// <summary>The committee goes on to its decision.</summary>
    internal static async Task<LoopDecision> DecideAsync(CohortAtPlay cohort, string loopId, SteppedClock clock)
    {
        const int Phases = 6;
        for (var phase = 0; phase < Phases; phase++)
        {
            if ((await cohort.Organizer.Debrief.GetCommitteeAsync(new() { LoopId = loopId })).Decision is { } decision)
                return decision;
            await new CommitteesAtPlay(cohort).ActAsync(default);
            await clock.SettleAsync(default);
        }
        throw new InvalidOperationException($"The committee of loop {loopId} did not decide.");
    }

    /// <summary>A complete card that says the same everywhere.</summary>
    internal static CardContent Filled(CohortAtPlay cohort, Card card, string note)
    {
        var content = new CardContent { Recommendation = Recommendation.Yes, Confidence = 4, Summary = note };
        content.Ratings.AddRange(cohort.Stage(card.StageId).Signals.Select(s => new Rating { SignalId = s.Id, Score = 3, Note = note }));
        return content;
    }
}
