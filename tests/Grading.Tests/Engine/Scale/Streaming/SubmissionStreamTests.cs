using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Tests.Engine.Scale.Streaming;

/// <summary>The packages' own submissions, fed block by block.</summary>
public sealed class SubmissionStreamTests(JudgeFixture judge)
{
    const int N = 40_000, K = 20, Batch = 100;

    [Theory]
    [InlineData("accepted/heap.cpp"), InlineData("accepted/loser_tree.cpp"), InlineData("accepted/heap.py"), InlineData("accepted/heapq_merge.py")]
    public async Task A_merge_of_heads_is_right_and_its_first_batch_needs_little_input(string submission)
    {
        var (outcome, record) = await judge.SubmissionAsync("merge-token-streams", submission, KnownWorkload.Tokens(N, K), Batch);

        (record.Broken, record.Fault, record.Unfinished, outcome!.ExitCode).ShouldBe((null, null, false, 0), outcome.Errors);
        (record.Pulled, record.Rows, record.Batches, record.Gaps.Count).ShouldBe((N, N, N / Batch, (N / Batch) - 1));
        record.BlockRows.ShouldAllBe(rows => rows == N / (20 * K));
        record.PulledBeforeFirstBatch.ShouldBeInRange(Batch, (K * record.BlockRows[0]) + Batch);
        record.FirstBatch!.Value.ShouldBeInRange(TimeSpan.FromMicroseconds(10), outcome.Wall);
        record.FirstBatchAfterInput.ShouldBeNull();
    }

    [Theory]
    [InlineData("not_incremental/read_all.cpp"), InlineData("not_incremental/sort_everything.py")]
    public async Task Buffering_everything_shows_in_what_was_pulled_before_the_first_batch(string submission)
    {
        var (_, record) = await judge.SubmissionAsync("merge-token-streams", submission, KnownWorkload.Tokens(N, K), Batch);

        (record.Broken, record.Fault, record.PulledBeforeFirstBatch).ShouldBe((null, null, N));
        record.FirstBatchAfterInput!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("accepted/union_find.cpp"), InlineData("accepted/union_find.py")]
    public async Task Streams_of_several_columns_arrive_as_they_were_sent(string submission)
    {
        var (_, record) = await judge.SubmissionAsync("registry-repair", submission, KnownWorkload.Registry(5_003), Batch);

        (record.Broken, record.Fault, record.Pulled, record.Rows, record.Batches).ShouldBe((null, null, 3 * 5_003, 5_003, 51));
    }

    [Theory]
    [InlineData("wrong_answer/unstable.cpp"), InlineData("wrong_answer/duplicate_eating.py")]
    public async Task A_wrong_row_ends_the_run(string submission)
    {
        var (_, record) = await judge.SubmissionAsync("merge-token-streams", submission, KnownWorkload.Tokens(N, K), Batch);

        record.Fault.ShouldNotBeNull(record.ToString());
        record.Rows.ShouldBeLessThan(N);
    }

    [Fact]
    public async Task A_lost_last_batch_is_missed()
    {
        var (_, record) = await judge.SubmissionAsync("merge-token-streams", "wrong_answer/off_by_one.cpp", KnownWorkload.Tokens(N + 1, K), Batch);

        (record.Fault!.Kind, record.Fault.Row, record.Unfinished, record.Broken).ShouldBe((FaultKind.TooFew, N, true, null));
    }

    [Theory]
    [InlineData("wrong_answer/batch_size_ignored.cpp"), InlineData("wrong_answer/batch_size_ignored.py")]
    public async Task Batches_of_another_size_are_named(string submission)
    {
        var (_, record) = await judge.SubmissionAsync("merge-token-streams", submission, KnownWorkload.Tokens(N, K), Batch);

        record.Broken.ShouldNotBeNull();
        record.Broken.ShouldContain("batch 1 ");
        record.Fault.ShouldBeNull();
    }

    [Theory]
    [InlineData("accepted/heap.cpp"), InlineData("accepted/heap.py")]
    public async Task A_smaller_last_batch_and_empty_streams_are_fine(string submission)
    {
        var workload = new KnownWorkload([1, 1, 1], [[], [5, 7, ulong.MaxValue], []], 2, [5, 1, 7, 1, ulong.MaxValue, 1]);
        var (_, record) = await judge.SubmissionAsync("merge-token-streams", submission, workload, 2);
        (record.Broken, record.Fault, record.Batches, record.Unfinished).ShouldBe((null, null, 2, false));

        (_, record) = await judge.SubmissionAsync("merge-token-streams", submission, new KnownWorkload([1], [[]], 2, []), 2);
        (record.Broken, record.Fault, record.Batches, record.FirstBatch).ShouldBe((null, null, 0, null));
    }

    [Fact]
    public async Task Batches_larger_than_a_pipe_come_through()
    {
        var (_, record) = await judge.SubmissionAsync("merge-token-streams", "not_incremental/sort_everything.cpp", KnownWorkload.Tokens(300_000, 3), 250_000);
        (record.Broken, record.Fault, record.Batches).ShouldBe((null, null, 2));
    }
}
