using Mockloop.Matching.Engine.Generating;
using Mockloop.Matching.Engine.Planning;
using NodaTime;

namespace Mockloop.Matching.Tests.Engine;

public sealed class MostGivenTests
{
    static readonly PlanStage[] Stages = [new("screen", 30, 1, 5, ["recruiter"]), new("coding", 60, 1, 10, ["engineer", "observer"])];

    [Theory]
    [InlineData(90, 9, 9, 3)] // three half-hours
    [InlineData(90, 2, 9, 2)] // at most two a day
    [InlineData(20, 9, 9, 0)] // too short for any
    public void On_a_day_as_many_as_fit_beside_each_other_within_the_cap(int minutes, int daily, int weekly, int most)
    {
        var model = ModelOf(["screen:recruiter"], daily, weekly, [(0, minutes)]);

        MostGiven.Of(model)[20].ShouldBe(most);
    }

    [Fact]
    public void A_week_has_its_cap_and_days_outside_the_window_do_not_count()
    {
        var spans = Enumerable.Range(0, 5).Append(7).Select(day => (day, 90)).ToArray();

        MostGiven.Of(ModelOf(["screen:recruiter"], 9, 4, spans))[20].ShouldBe(4);
        MostGiven.Of(ModelOf(["screen:recruiter"], 9, 99, spans))[20].ShouldBe(15);
    }

    [Fact]
    public void A_start_at_which_the_rest_of_the_panel_is_away_does_not_count()
    {
        MostGiven.Of(ModelOf(["coding:engineer", "coding:observer"], 9, 9, [(0, 60)]))[20].ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void No_plan_has_anybody_give_more(int seed)
    {
        var model = new PlanModel(InstanceGenerator.Generate(new() { Candidates = 12, Interviewers = 9, Seed = seed }));
        var (board, most, random) = (new GreedySeating(model, new Reach(model, default)).Pass(null, null, 0, default), MostGiven.Of(model), new Random(seed));
        var moves = new InterviewMoves(model);
        for (var i = 0; i < 20_000; i++)
        {
            moves.Try(board, 200, random);
            for (var person = 0; person < most.Length; person++)
                board.GivenBy(person).ShouldBeLessThanOrEqualTo(most[person]);
        }
    }

    // Twenty candidates who always have time, and somebody with half-hours from nine on the given days after the start.
    static PlanModel ModelOf(string[] qualified, int daily, int weekly, (int Day, int Minutes)[] spans) => new(new()
    {
        Start = Instances.Monday,
        BusinessDays = 10,
        Stages = Stages,
        People =
        [
            .. Enumerable.Range(0, 20).Select(i => Instances.Person($"c{i}", Stages) with { Candidate = true, Qualified = [] }),
            Instances.Person("p", Stages) with
            {
                Qualified = qualified,
                DailyCap = daily,
                WeeklyCap = weekly,
                Available = [.. spans.Select(s => new Interval(Nine(s.Day), Nine(s.Day) + Duration.FromMinutes(s.Minutes)))],
            },
        ],
    });

    static Instant Nine(int day) => Instances.Monday.PlusDays(day).At(new LocalTime(9, 0)).InZoneLeniently(DateTimeZoneProviders.Tzdb["Europe/Paris"]).ToInstant();
}
