using Mockloop.Matching.Engine.Planning;
using NodaTime;

namespace Mockloop.Matching.Tests.Engine;

/// <summary>Nobody sits in two chairs of one panel, in a relaxation neither.</summary>
public sealed class PanelTests
{
    static readonly PlanStage Panel = new("panel", 30, 1, 1, ["one", "two", "three"]);

    [Fact]
    public void A_start_at_which_two_people_would_fill_three_chairs_is_none()
    {
        var model = new PlanModel(Of(
            At("a", 9, 10, "one", "three"), At("b", 9, 10, "two", "three"), At("c", 10, 10, "three")));

        Enumerable.Range(0, model.Slots.Count(0, 0)).Select(slot => model.Grid.MinuteAt(model.Slots.Cell[slot]) % 1440 / 60).ShouldBe([10]);
    }

    [Fact]
    public void The_relaxed_panel_is_the_best_of_different_people()
    {
        var instance = Of(At("a", 9, 9, "one", "two", "three"), At("b", 9, 9, "one", "two", "three"), At("c", 9, 9, "one", "three")) with
        {
            Preferences = [new("p", "a", 10), new("p", "b", 3), new("p", "c", -4)],
            Weights = PlanWeights.None with { Preference = 1 },
        };
        var model = new PlanModel(instance);
        var prices = new SeatPrices(model);
        prices.Update();
        var loop = new RelaxedLoop(model, prices);

        loop.Fill(0, new PairPrices(), 1);

        loop.Path.Run(0, 1, 1, 0).ShouldBe(9);
        loop.Path.Seats.Select(seat => model.Table.Person[seat]).ShouldBeUnique();
    }

    static PlanInstance Of(params PlanPerson[] interviewers) => new()
    {
        Start = Instances.Monday,
        BusinessDays = 1,
        Stages = [Panel],
        People = [At("p", 9, 10) with { Candidate = true }, .. interviewers],
    };

    static PlanPerson At(string id, int from, int to, params string[] roles) => new()
    {
        Id = id,
        Zone = "UTC",
        Qualified = [.. roles.Select(r => $"panel:{r}")],
        Available = [.. Enumerable.Range(from, to - from + 1).Select(hour => Instances.Monday.At(new LocalTime(hour, 0)).InUtc().ToInstant())
            .Select(start => new Interval(start, start + Duration.FromMinutes(30)))],
    };
}
