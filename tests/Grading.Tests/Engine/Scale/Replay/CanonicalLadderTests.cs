using Mockloop.Grading.Engine;

namespace Mockloop.Grading.Tests.Engine.Scale.Replay;

/// <summary>
/// One submission of each kind up the whole ladders of the platform's own packages; <c>mockloop judge verify --scale</c>
/// replays them all.
/// </summary>
public sealed class CanonicalLadderTests(JudgeFixture judge)
{
    [Theory]
    [InlineData("merge-token-streams", "accepted/heap.cpp", Verdict.Accepted)]
    [InlineData("merge-token-streams", "accepted/heapq_merge.py", Verdict.Accepted)]
    [InlineData("merge-token-streams", "not_incremental/sort_everything.cpp", Verdict.NotIncremental)]
    [InlineData("merge-token-streams", "does_not_scale/nested_loop.cpp", Verdict.DoesNotScale)]
    [InlineData("merge-token-streams", "does_not_scale/nested_loop.py", Verdict.DoesNotScale)]
    [InlineData("registry-repair", "accepted/union_find.cpp", Verdict.Accepted)]
    [InlineData("registry-repair", "accepted/breadth_first.py", Verdict.Accepted)]
    public async Task A_submission_breaks_where_it_must_or_not_at_all(string package, string submission, Verdict verdict)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Packages", package);
        var result = await judge.ReplayAsync(folder, Path.Combine(folder, "submissions", submission), seed: 7);
        result.Verdict.ShouldBe(verdict, result.Detail);
        result.Scale.SkipLast(1).ShouldAllBe(s => s.Verdict == Verdict.Accepted);
        if (verdict == Verdict.DoesNotScale)
            result.Detail.ShouldContain("grows like n·k");
        if (verdict == Verdict.Accepted)
            result.Growth.ShouldNotBeNull().Time.Words.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_largest_merge_is_fifty_million_tokens_and_its_figures_are_all_there()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Packages", "merge-token-streams");
        var result = await judge.ReplayAsync(folder, Path.Combine(folder, "submissions", "accepted/loser_tree.cpp"), seed: 8);
        result.Verdict.ShouldBe(Verdict.Accepted, result.Detail);
        var last = result.Scale[^1];
        (last.N, last.K).ShouldBe((50_000_000, 512));
        last.Gaps.Sum(g => g.Count).ShouldBe(50_000_000 / 4096); // between as many batches and a smaller last one
        last.Memory.Count.ShouldBeInRange(10, 200);
        last.PeakBytes.ShouldBeLessThan(64 << 20);
        last.PulledShare.ShouldBeLessThan(0.1);
        last.GapP99Ms.ShouldBeGreaterThanOrEqualTo(last.GapP50Ms);
    }
}
