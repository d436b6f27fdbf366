using Google.OrTools.Sat;
using Mockloop.Matching.Engine.Checking;
using Mockloop.Matching.Engine.Generating;
using Mockloop.Matching.Engine.Planning;

namespace Mockloop.Matching.Tests.Engine;

/// <summary>The program of a cohort against the constraint model of all its choices, which is written on its own.</summary>
public sealed class RosterModelTests
{
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 15)]
    [InlineData(3, 0, 0)]
    [InlineData(4, 0, 20)]
    [InlineData(5, 2, 0)]
    public void With_all_pairs_named_it_is_exact_and_with_fewer_a_bound(int seed, int gap, int buffer)
    {
        var instance = InstanceGenerator.Generate(new() { Candidates = 4, Interviewers = 9, Seed = seed, Preferences = 0.4, History = 0.2 })
            with { MinGapBusinessDays = gap, BufferMinutes = buffer };
        var model = new PlanModel(instance);
        var (others, reach) = (new Board(model), new Reach(model, default).Steps);
        var (best, board) = Exact(model, others, reach);

        var whole = new RosterModel(model, reach, (_, _) => true, (_, _, _) => true);
        var (point, cost, isDone) = whole.Program.Minimize(null, 1, 60, 1, default);
        var few = new RosterModel(model, reach, (c, p) => model.Meetings.WorthOf(c)[p] > 0, (_, _, _) => true);
        var (_, least, _) = few.Program.Minimize(few.PointOf(board), 1, 60, 1, default);

        isDone.ShouldBeTrue();
        (-(cost + whole.Constant)).ShouldBe(best, 1e-6);
        var plan = whole.BoardOf(point!).ShouldNotBeNull();
        plan.Value.ShouldBe(best, 1e-6);
        PlanChecker.Check(instance, PlanWriter.PlacementsOf(model, plan)).ShouldBeEmpty();
        (-(least + few.Constant)).ShouldBeGreaterThanOrEqualTo(best - 1e-6);
    }

    [Fact]
    public void Any_plan_is_a_point_of_the_program_at_what_it_costs()
    {
        var instance = InstanceGenerator.Generate(new() { Candidates = 8, Interviewers = 12, Seed = 1, Preferences = 0.3 });
        var model = new PlanModel(instance);
        var reach = new Reach(model, default);
        var (board, moves, random) = (new GreedySeating(model, reach).Pass(null, null, 0, default), new InterviewMoves(model), new Random(1));
        var roster = new RosterModel(model, reach.Steps, (c, p) => model.Meetings.WorthOf(c)[p] != 0 || (c + p) % 5 == 0, (_, _, _) => true);
        board.Placed.ShouldBe(reach.Steps.Sum());
        for (var plan = 0; plan < 20; plan++)
        {
            for (var i = 0; i < 2000; i++)
                moves.Try(board, 50, random);

            var point = roster.PointOf(board);

            roster.Program.Keeps(point).ShouldBeTrue();
            (-(roster.Program.CostOf(point) + roster.Constant)).ShouldBe(board.Value, 1e-6);
        }
    }

    static (double Value, Board Board) Exact(PlanModel model, Board others, int[] reach)
    {
        var bound = new LagrangianBound(model, others, reach, null, 1);
        bound.Run(1, others.Value, default);
        var costs = new ReducedCosts(model, bound, reach, true);
        var cp = new CohortModel(model, others, [.. reach.Select((_, c) => (c, costs.Of(c, double.MaxValue)))], reach, reach.Sum());
        var (status, board, value) = SolverRun.Solve(cp, "num_workers:2", 120, 1, null, null, default);
        status.ShouldBe(CpSolverStatus.Optimal);
        return (others.Value + value, board!);
    }
}
