using Mockloop.Matching.Engine.Planning;
using NodaTime;

namespace Mockloop.Matching.Tests.Engine;

public sealed class CohortModelTests
{
    // The standing ends of a loop make it a week long before anything is planned.
    [Fact]
    public void The_bound_on_a_loop_between_two_standing_interviews_is_what_its_best_plan_is_worth()
    {
        var instance = Instances.Cohort(5, 1, [Instances.Screen, Instances.Coding, Instances.Design]);
        instance = instance with { Fixed = [At("screen", "recruiter", "p1", 4), At("design", "senior-engineer", "p2", 14)] };
        var model = new PlanModel(instance);
        var (others, reach) = (new Board(model), new Reach(model, default).Steps);
        var bound = new LagrangianBound(model, others, reach, null, 1);
        bound.Run(1, others.Value, default);
        var cp = new CohortModel(model, others, [(0, new ReducedCosts(model, bound, reach, true).Of(0, double.MaxValue))], reach, 1);

        var (_, board, value) = SolverRun.Solve(cp, "num_workers:1", 5, 1, null, null, default);

        board!.Placed.ShouldBe(1);
        (others.Value + value).ShouldBe(board.Value, 1e-6);
    }

    static Placement At(string stage, string role, string interviewer, int day)
    {
        var start = Instances.Monday.PlusDays(day).At(new LocalTime(9, 0)).InUtc().ToInstant();
        return new("p0", stage, role, interviewer, start, start + Duration.FromMinutes(60));
    }
}
