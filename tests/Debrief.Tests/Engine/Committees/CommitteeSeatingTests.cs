using Mockloop.Debrief.Engine.Committees;

namespace Mockloop.Debrief.Tests.Engine.Committees;

public sealed class CommitteeSeatingTests
{
    [Fact]
    public void Somebody_fit_for_two_chairs_does_not_keep_another_out()
    {
        var (both, one) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        CommitteeSeating.Assign([new("a", [both, one], []), new("b", [both], [])]).ShouldBe([one, both]);
    }

    [Fact]
    public void The_panel_steps_in_by_role_and_what_is_left_stays_empty()
    {
        var (fresh, panel) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        CommitteeSeating.Assign([new("a", [], [panel]), new("b", [fresh], [panel]), new("c", [], [panel])]).ShouldBe([panel, fresh, null]);
    }

    [Fact]
    public void As_many_fresh_people_sit_as_can_and_nobody_sits_twice()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            var dice = new Random(seed);
            var people = Enumerable.Range(0, dice.Next(1, 6)).Select(_ => Guid.CreateVersion7()).ToArray();
            var chairs = Enumerable.Range(0, dice.Next(1, 5))
                .Select(i => new OpenChair($"{i}", [.. people.Where(_ => dice.Next(3) == 0)], [])).ToArray();
            var seats = CommitteeSeating.Assign(chairs);
            var seated = seats.OfType<Guid>().ToList();
            seated.Distinct().Count().ShouldBe(seated.Count, $"seed {seed}");
            for (int i = 0; i < chairs.Length; i++)
                if (seats[i] is { } person)
                    chairs[i].Fresh.ShouldContain(person);
            seated.Count.ShouldBe(Most(chairs, 0, []), $"seed {seed}");
        }
    }

    // Every way to seat them.
    static int Most(OpenChair[] chairs, int from, HashSet<Guid> used)
    {
        if (from == chairs.Length)
            return 0;
        int most = Most(chairs, from + 1, used);
        foreach (var person in chairs[from].Fresh.Where(p => !used.Contains(p)))
            most = Math.Max(most, 1 + Most(chairs, from + 1, [.. used, person]));
        return most;
    }
}
