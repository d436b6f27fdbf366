using Mockloop.Matching.Engine.Checking;
using Mockloop.Matching.Engine.Generating;
using Mockloop.Matching.Engine.Planning;

namespace Mockloop.Matching.Tests.Engine;

public sealed class InterviewMovesTests
{
    [Theory]
    [InlineData(20, 25, 40.0)]
    [InlineData(20, 25, 0.01)]
    [InlineData(12, 10, 5.0)]
    public void Whatever_is_moved_every_rule_holds_and_the_value_is_what_it_would_be_counted_anew(int candidates, int interviewers, double heat)
    {
        var instance = InstanceGenerator.Generate(new() { Candidates = candidates, Interviewers = interviewers, Seed = 3 });
        var (model, board) = Greedy(instance);
        var (moves, random, placed) = (new InterviewMoves(model), new Random(1), board.Placed);

        for (var i = 0; i < 100_000; i++)
            moves.Try(board, heat, random);

        board.Placed.ShouldBe(placed);
        board.Value.ShouldBe(board.Recounted().Value, 1e-6);
        PlanChecker.Check(instance, PlanWriter.PlacementsOf(model, board)).ShouldBeEmpty();
    }

    [Fact]
    public void Cold_moves_only_gain()
    {
        var (model, board) = Greedy(InstanceGenerator.Generate(new() { Candidates = 20, Interviewers = 25, Seed = 3 }));
        var (moves, random, last) = (new InterviewMoves(model), new Random(1), board.Value);

        var gains = 0;
        for (var i = 0; i < 50_000; i++)
        {
            moves.Try(board, 1e-6, random);
            board.Value.ShouldBeGreaterThanOrEqualTo(last - 1e-6);
            gains += board.Value > last ? 1 : 0;
            last = board.Value;
        }

        gains.ShouldBeGreaterThan(10);
    }

    static (PlanModel Model, Board Board) Greedy(PlanInstance instance)
    {
        var model = new PlanModel(instance);
        return (model, new GreedySeating(model, new Reach(model, default)).Pass(null, null, 0, default));
    }
}
