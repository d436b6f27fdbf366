using System.Globalization;
using NodaTime;

namespace Mockloop.Debrief.Tests.Committees;

/// <summary>
/// Eight loops at once on PostgreSQL and RabbitMQ: chairs act in any order and repeat themselves, people step back, leave or are
/// seated, deadlines pass, and the process is killed over it again and again. Each loop ends once, in a state that can be told
/// from its facts, and each goes a path of its own.
/// </summary>
public sealed class CommitteePathsTests(KilledDebrief debrief) : IClassFixture<KilledDebrief>
{
    const int Deeds = 7;

    /// <summary>One seed; with MOCKLOOP_TEST_COMMITTEES=20 twenty of them.</summary>
    public static TheoryData<int> Seeds =>
        [.. Enumerable.Range(1, int.Parse(Environment.GetEnvironmentVariable("MOCKLOOP_TEST_COMMITTEES") ?? "1", CultureInfo.InvariantCulture))];

    [Theory, MemberData(nameof(Seeds))]
    public async Task Every_path_ends_once_in_a_defined_state_whatever_dies_meanwhile(int seed)
    {
        var dice = new Random(seed);
        var deeds = new PathDeeds(debrief, dice);
        var loops = PathLoop.Paths.Select((path, i) => new PathLoop(i, path)).ToList();
        int died = debrief.Died;
        await OpenAsync(loops, dice);
        var all = loops.SelectMany(l => deeds.Musts(l).Concat(Enumerable.Range(0, Deeds).Select(_ => deeds.Draw(l)))).ToArray();
        dice.Shuffle(all);
        foreach (var deed in all)
        {
            if (dice.Next(9) == 0)
                debrief.Arm(dice);
            await debrief.CallAsync(deed);
            if (dice.Next(4) == 0)
                await debrief.CallAsync(deed);
            if (dice.Next(16) == 0)
                await debrief.AdvanceAsync(Duration.FromMinutes(50));
        }
        // A day for the card, two for the vote, one each for three rounds and the final vote, and one to spare.
        foreach (var _ in Enumerable.Range(0, 8))
            await debrief.AdvanceAsync(Duration.FromHours(25));
        var late = loops.Single(l => l.Path == "late card");
        (await debrief.CallAsync(() => late.SubmitAsync(debrief, "hiring-manager"))).ShouldBeFalse("a card after the decision");

        foreach (var verdict in loops.Select(l => new PathVerdict(debrief, l)))
        {
            await verdict.DefinedAsync();
            await verdict.WentItsPathAsync();
        }
        (debrief.Died - died).ShouldBeGreaterThan(1, "else nothing was tried");
        deeds.SealedLooks.ShouldBePositive();
        (await debrief.Database.ScalarAsync<long>("""
            select count(*) from (select 1 from commit_journal where what like 'due %' group by what, key, number having count(*) > 1) doubled
            """)).ShouldBe(0, "due times fired twice");
    }

    async Task OpenAsync(List<PathLoop> loops, Random dice)
    {
        var now = (await debrief.NowAsync()).ToDateTimeOffset();
        var events = loops.SelectMany(l => l.Events(now)).ToArray();
        dice.Shuffle(events);
        await debrief.TellAsync(events);
        foreach (var loop in loops)
            foreach (var author in loop.Authors)
                (await debrief.CallAsync(() => loop.SubmitAsync(debrief, author))).ShouldBeTrue();
        await debrief.SettledAsync();
        // Only now, or they would have been seated from the start.
        foreach (var loop in loops)
            foreach (var role in FakeTracks.PanelRoles)
                debrief.People.Attest(loop.Cohort, $"leadership:{role}", loop.Person($"spare {role}"));
    }
}
