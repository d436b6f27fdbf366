using System.Globalization;
using Grpc.Core;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;
using NodaTime;

namespace Mockloop.Debrief.Tests.Committees;

/// <summary>
/// Many loops at once on PostgreSQL: chairs act in any order and repeat themselves, people step back, leave or are seated, deadlines
/// pass, and the process is killed over it again and again. Each loop ends once, in a state that can be told from its facts.
/// </summary>
public sealed class CommitteePathsTests(KilledDebrief debrief) : IClassFixture<KilledDebrief>
{
    const int Loops = 8, Deeds = 12;
    static readonly string[] Tracks = [FakeTracks.Hash, FakeTracks.WithRounds, FakeTracks.WithBarRaiser, FakeTracks.WithVeto];
    static readonly string[] Paths = ["tie", "veto", "missing panelist", "recusal", "replaced mid-way", "deadline passed", "withdrawn", "late card"];

    /// <summary>MOCKLOOP_TEST_SEED plays another one.</summary>
    static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("MOCKLOOP_TEST_SEED") ?? "7", CultureInfo.InvariantCulture);

    readonly Random dice = new(Seed);

    [Fact]
    public async Task Every_path_ends_once_in_a_defined_state_whatever_dies_meanwhile()
    {
        var loops = Enumerable.Range(0, Loops).Select(i => new PathLoop(i, Paths[i % Paths.Length], Tracks[i % 8 == 1 ? 3 : i % 3])).ToList();
        await OpenAsync(loops);
        foreach (var (loop, deed) in Shuffled(loops.SelectMany(l => Enumerable.Range(0, Deeds).Select(_ => (l, Draw(l))))))
        {
            if (dice.Next(8) == 0)
                debrief.Arm(dice);
            await debrief.CallAsync(deed);
            if (dice.Next(4) == 0)
                await debrief.CallAsync(deed);
            if (dice.Next(12) == 0)
                await debrief.AdvanceAsync(Duration.FromMinutes(50));
        }
        foreach (var _ in Enumerable.Range(0, 8))
            await debrief.AdvanceAsync(Duration.FromHours(25));
        debrief.Died.ShouldBeGreaterThan(1, "else nothing was tried");
        foreach (var loop in loops.Where(l => l.Path == "late card"))
            (await debrief.CallAsync(() => loop.SubmitAsync(debrief, "hiring-manager"))).ShouldBeFalse("a card after the decision");
        foreach (var loop in loops)
            await LookAsync(loop);
        loops.Select(l => l.Outcome).Distinct().Count().ShouldBeGreaterThan(1, string.Join(", ", loops.Select(l => l.Outcome)));
    }

    async Task OpenAsync(List<PathLoop> loops)
    {
        var now = (await debrief.NowAsync()).ToDateTimeOffset();
        await debrief.TellAsync(Shuffled(loops.SelectMany(l => l.Events(now))));
        foreach (var loop in loops)
            foreach (var author in loop.Authors.Where(a => loop.Path != "late card" || a != "hiring-manager"))
                await debrief.CallAsync(async () => await loop.SubmitAsync(debrief, author));
        await debrief.SettledAsync();
        // Only now, or they would have been seated from the start.
        foreach (var loop in loops)
            foreach (var role in FakeTracks.PanelRoles)
                debrief.People.Attest(loop.Cohort, $"leadership:{role}", loop.Person($"spare {role}"));
    }

    // The path's own deed sometimes, else whatever a chair may think of.
    Func<Task> Draw(PathLoop loop)
    {
        var (role, key) = (FakeTracks.PanelRoles[dice.Next(3)], $"{Guid.CreateVersion7()}");
        // Where the path says that somebody is missing, they are.
        if (loop.Path is "missing panelist" && role == "ml-researcher" || loop.Path == "deadline passed")
            role = "nobody";
        var person = loop.Person(dice.Next(4) == 0 ? $"spare {role}" : role);
        var vote = loop.Path == "tie" ? (role == "senior-tpm" ? Recommendation.Yes : Recommendation.No) : (Recommendation)dice.Next(2, 6);
        var client = debrief.As(person);
        var id = $"{loop.Id}";
        return (dice.Next(10), loop.Path) switch
        {
            (0 or 1, "recusal") => async () => await client.RecuseAsync(new() { LoopId = id, Reason = "a friend", IdempotencyKey = key }),
            (0 or 1, "replaced mid-way") => async () => await debrief.As(loop.Organizer).SeatPanelistAsync(new() { LoopId = id, Role = role, PersonId = $"{loop.Person($"spare {role}")}", IdempotencyKey = key }),
            (0, "withdrawn") => () => debrief.TellAsync(new MemberWithdrew(loop.Cohort, loop.Candidate, 2)),
            (<= 4, _) => async () => await client.CastVoteAsync(new() { LoopId = id, Vote = vote, Rationale = "as read", IdempotencyKey = key }),
            (5 or 6, _) => async () => await client.SpeakAsync(new() { LoopId = id, Done = true, IdempotencyKey = key }),
            (7, _) => async () => await client.ChangeMindAsync(new() { LoopId = id, To = vote, Reason = "a second reading", IdempotencyKey = key }),
            _ => async () => await client.CastFinalVoteAsync(new() { LoopId = id, Vote = vote, Rationale = "for good", IdempotencyKey = key }),
        };
    }

    async Task LookAsync(PathLoop loop)
    {
        var path = $"{loop.Index} {loop.Path}";
        Task<T?> AskAsync<T>(string sql) => debrief.Database.ScalarAsync<T>(sql.Replace("$loop", $"'{loop.Id}'", StringComparison.Ordinal));
        (await AskAsync<long>("select count(*) from outbox_message where type like '%LoopDecided' and payload like '%' || $loop || '%'")).ShouldBe(1, path);
        loop.Outcome = (await AskAsync<int>("select outcome from loop where id = $loop")).ToString();
        (await AskAsync<int>("select coalesce((select phase from committee where loop_id = $loop), 7)")).ShouldBeOneOf(6, 7);
        (await AskAsync<long>("select count(*) from due_time where key = $loop")).ShouldBe(0, path);
        (await AskAsync<long>("select count(*) from recusal r join chair c using (loop_id, person_id) where loop_id = $loop")).ShouldBe(0, path);
        (await AskAsync<long>("select count(*) from recusal r join committee_statement s using (loop_id, person_id) where loop_id = $loop and not struck")).ShouldBe(0, path);
        (await AskAsync<long>("select count(*) from chair where loop_id = $loop and (simulated <> (person_id is null) or (missed and stance is not null))")).ShouldBe(0, path);
        // The count that the decision tells is the count of stances, each chair once.
        (await AskAsync<bool>("""
            select coalesce((select c.decision->>'reason' like '%, ' || (select count(*) from chair h where h.loop_id = c.loop_id and h.stance >= 4)
                || ' to ' || (select count(*) from chair h where h.loop_id = c.loop_id and h.stance < 4) || '.%'
                from committee c where c.loop_id = $loop and c.phase = 6), true)
            """)).ShouldBeTrue(path);
        if (loop.Path == "withdrawn" && loop.Outcome != "4")
            (await AskAsync<long>("select count(*) from departure where person_id = (select candidate_id from loop where id = $loop)")).ShouldBeOneOf(0, 1);
        if (loop.Path == "deadline passed")
            (await AskAsync<long>("select count(*) from chair where loop_id = $loop and not simulated")).ShouldBe(0, path);
        if (loop.Path == "late card")
            (await AskAsync<string>("select reason from interview where loop_id = $loop")).ShouldNotBeNull().ShouldContain("missed the deadline");
    }

    IReadOnlyList<T> Shuffled<T>(IEnumerable<T> all)
    {
        T[] shuffled = [.. all];
        dice.Shuffle(shuffled);
        return shuffled;
    }
}
