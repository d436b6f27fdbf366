using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Debrief.Tests.Interviews;

/// <summary>
/// One story, told in many orders, each event twice and each delivery doubled and delayed by the relay: it must end the same. All
/// tellings run at once, so they also meet in the database.
/// </summary>
public sealed class AnyOrderTests(ShuffledDebriefApp app) : IClassFixture<ShuffledDebriefApp>
{
    const int Tellings = 16;
    static readonly string[] Authors = ["candidate", "coding-interviewer", "shadow", "design-interviewer", "stand-in", .. FakeTracks.PanelRoles];

    [Fact]
    public async Task The_same_events_in_any_order_end_in_the_same_state()
    {
        var told = Enumerable.Range(0, Tellings).Select(seed => (Loop: new PlayedLoop(app, practice: true,
            FakeTracks.Coding, FakeTracks.Design, FakeTracks.Leadership), Dice: new Random(seed), Seed: seed)).ToList();
        await app.TellAsync(told.SelectMany(t => InOrder(t.Loop, t.Seed, t.Dice)));
        string expected = "";
        foreach (var (loop, _, seed) in told)
        {
            var state = await StateAsync(loop);
            if (seed == 0)
                expected = state;
            state.ShouldBe(expected, $"seed {seed}");
        }
        expected.ShouldContain("coding: Interviewer coding-interviewer Due");
        expected.ShouldContain("coding: Shadow shadow Due");
        expected.ShouldNotContain("design-interviewer");
        expected.ShouldContain("design: Interviewer stand-in Due");
        expected.ShouldContain("leadership: Interviewer ml-researcher Void");
        expected.ShouldContain("submission Accepted");
    }

    [Fact]
    public async Task Shuffled_loops_played_to_the_end_decide_alike()
    {
        var told = Enumerable.Range(100, 6).Select(seed => (Loop: new PlayedLoop(app, practice: true,
            FakeTracks.Coding, FakeTracks.Design, FakeTracks.Leadership), Dice: new Random(seed), Seed: seed)).ToList();
        await app.TellAsync(told.SelectMany(t => InOrder(t.Loop, t.Seed, t.Dice)));
        var outcomes = new List<string>();
        foreach (var (loop, dice, _) in told)
        {
            string[] stages = [FakeTracks.Coding, FakeTracks.Design, FakeTracks.Leadership];
            dice.Shuffle(stages);
            foreach (var stage in stages)
                await loop.SubmitAllAsync(stage, PlayedLoop.Content(stage, 3, flag: stage == FakeTracks.Design));
        }
        await app.SettledAsync();
        foreach (var (loop, _, _) in told)
        {
            (await loop.PublishedAsync<StageDecided>()).ShouldBe(3);
            var chairs = (await loop.CommitteeAsync(loop.Organizer)).Chairs;
            outcomes.Add(string.Join(", ", chairs.Select(c => c.Simulated ? c.Name : loop.NameOf(Guid.Parse(c.PersonId)))));
        }
        outcomes.Distinct().ShouldBe(["hiring-manager, senior-tpm, Simulated panelist"]);
    }

    /// <summary>Seed 0 tells the story as it happened; the others shuffle it and say everything twice.</summary>
    static IEnumerable<object> InOrder(PlayedLoop loop, int seed, Random dice)
    {
        object[] story = [.. Story(loop)];
        if (seed == 0)
            return story;
        story = [.. story, .. story];
        dice.Shuffle(story);
        return story;
    }

    static IEnumerable<object> Story(PlayedLoop loop)
    {
        var (start, cohort, candidate) = (PlayedLoop.Start, loop.CohortId, loop.Candidate);
        var (coding, design, leadership) = (loop.Interview(FakeTracks.Coding), loop.Interview(FakeTracks.Design), loop.Interview(FakeTracks.Leadership));
        var submission = loop.Person("submission");
        yield return loop.Member("organizer") with { AggregateVersion = 1 };
        yield return loop.Member("organizer", "Organizer") with { AggregateVersion = 2 };
        yield return loop.Planned();
        yield return loop.Booked(FakeTracks.Coding, new BookedSeat(loop.Person("shadow"), "engineer", true));
        yield return loop.Booked(FakeTracks.Design);
        yield return loop.Booked(FakeTracks.Leadership);
        yield return new HintTaken(coding, cohort, candidate, 1, start);
        yield return new SubmissionGraded(submission, coding, cohort, candidate, 0, "TimeLimit", 0, "slow", "linear", null, null, start);
        yield return loop.Ended(FakeTracks.Coding);
        yield return new AttemptFinished(coding, cohort, candidate, "merge", "code", 1, 1, true, start);
        yield return new SubmissionGraded(submission, coding, cohort, candidate, 1, "Accepted", 1, "judged again", "linear", null, null, start);
        // The design round is missed, cancelled by mistake, then held with somebody else.
        yield return new NoShow(design, design, cohort, [loop.Person("design-interviewer")], true, start, 2);
        yield return new InterviewCancelled(design, loop.LoopId, cohort, "a mistake", 2);
        yield return new InterviewMoved(design, cohort, start, start.AddHours(1), [new BookedSeat(loop.Person("stand-in"), "senior", false)], 3);
        yield return new RoundEnded(design, design, cohort, [loop.Person("stand-in"), candidate], start.AddHours(1), 4);
        // The leadership round goes on without one of three.
        yield return new NoShow(leadership, leadership, cohort, [loop.Person("ml-researcher")], false, start, 2);
        yield return loop.Ended(FakeTracks.Leadership, loop.Person("ml-researcher"));
    }

    async Task<string> StateAsync(PlayedLoop loop)
    {
        var lines = new List<string>();
        foreach (var stage in new[] { FakeTracks.Coding, FakeTracks.Design, FakeTracks.Leadership })
        {
            foreach (var author in Authors)
                foreach (var card in (await app.As(loop.Person(author)).ListMyCardsAsync(new())).Cards.Where(c => c.InterviewId == loop.Interview(stage).ToString()))
                    lines.Add($"{stage}: {card.Kind} {author} {card.State} until {card.Deadline}");
            var debrief = await loop.DebriefAsync(stage);
            lines.Add($"{stage}: {debrief.Revealed} {debrief.Decision} {string.Join("; ", debrief.Evidence.Select(e => $"{e.Kind} {e.Verdict} {e.Text}"))}");
        }
        lines.Add(await app.Database.ScalarAsync<string>($"select practice_mode || ' ' || plan_version || ' ' || jsonb_array_length(stages) from loop where id = '{loop.LoopId}'") ?? "no loop");
        return string.Join('\n', lines);
    }
}
