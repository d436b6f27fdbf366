using System.Diagnostics;
using Microsoft.Win32.SafeHandles;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>
/// The worker's end of both pipes of one run. It feeds the program, stamps what comes back and has it compared, all on
/// threads of its own, and stops the run at the first wrong row or frame. Good for one run.
/// </summary>
public sealed class StreamSession : IDisposable
{
    /// <summary>A program that was right until it was stopped is given this long to end by itself, so that its figures are known.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(200);

    readonly CancellationTokenSource stopped = new();
    readonly ProgramInput.Pipe input;
    readonly ProgramOutput.Pipe output;
    readonly SafeFileHandle readEnd;
    readonly IOutputCheck check;
    readonly CoreClock clock = new();
    readonly Feed feed;
    readonly Tap tap;
    readonly OutputReader reader;

    /// <param name="workload">What the program is fed; to be disposed after the session.</param>
    /// <param name="check">Takes what it answers; the same.</param>
    /// <param name="batchSize">Rows of every batch but the last.</param>
    /// <param name="call">How the program is spoken to.</param>
    /// <param name="blockRows">Rows that a pull is answered with; null for a share of the input.</param>
    public StreamSession(IWorkload workload, IOutputCheck check, int batchSize, ProgramCall call = ProgramCall.Function, int? blockRows = null)
    {
        this.check = check;
        (var theirs, var writeEnd) = Pipes.Large();
        (readEnd, var ours) = Pipes.Large();
        (input, output) = (new(theirs), new(ours));
        Libc.DoNotBlock(writeEnd);
        Libc.DoNotBlock(readEnd);
        var columns = workload.OutputColumns;
        if (call == ProgramCall.Function)
        {
            BlockRows = blockRows is { } rows ? [.. workload.Inputs.Select(_ => rows)] : BlockSize.For(workload);
            var blocks = new BlockFeed(writeEnd, workload, BlockRows, batchSize, clock);
            tap = new(check, batchSize, feed = blocks, clock);
            reader = new FrameReader(blocks, tap, workload.Inputs.Count, columns);
            return;
        }
        var text = call == ProgramCall.TextStream;
        tap = new(check, batchSize, feed = new WholeFeed(writeEnd, Libc.Duplicate(theirs), workload, batchSize, text, clock), clock);
        reader = text ? new TextRows(tap, columns, batchSize) : new BinaryRows(tap, columns, batchSize);
    }

    /// <summary>Rows in a block of each stream; none where nothing is pulled.</summary>
    public IReadOnlyList<int> BlockRows { get; } = [];

    /// <summary>Runs a program to its end, or until it is known to be wrong.</summary>
    /// <param name="command">The program; its input and output are set here.</param>
    /// <param name="run">Runs it in a sandbox.</param>
    /// <param name="cancel">Stops both.</param>
    /// <returns>What the sandbox measured, null when the program had to be killed for being wrong; and what was seen at the pipes.</returns>
    /// <exception cref="SandboxException">The sandbox failed; says nothing about the program.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<(SandboxOutcome? Outcome, StreamRecord Record)> RunAsync(
        SandboxCommand command, Func<SandboxCommand, CancellationToken, Task<SandboxOutcome>> run, CancellationToken cancel)
    {
        await feed.Ready;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var give = stopped.Token.Register(() => ending.CancelAfter(Grace));
        var startedAt = Stopwatch.GetTimestamp();
        var conversation = new Conversation(readEnd, feed, reader, () => check.Fault is not null, clock, stopped);
        SandboxOutcome? outcome = null;
        try
        {
            outcome = await run(command with { Input = input, Output = output, Followed = clock.Follow }, ending.Token);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
        }
        catch
        {
            await conversation.AbandonAsync();
            throw;
        }
        // A sandbox that took them closed them, one that did not must not leave us waiting for an end.
        input.ReadEnd.Dispose();
        output.WriteEnd.Dispose();
        var whole = await conversation.Ended;
        return (outcome, Record(outcome?.StartedAt ?? startedAt, whole));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var end in new[] { input.ReadEnd, output.WriteEnd, readEnd })
            end.Dispose();
        feed.Dispose();
        clock.Dispose();
        stopped.Dispose();
    }

    StreamRecord Record(long startedAt, bool whole)
    {
        var since = Stopwatch.GetTimestamp();
        var fault = check.Finish();
        var checking = Stopwatch.GetElapsedTime(since);
        return new()
        {
            FirstBatch = tap.FirstAt?.NetSince(new() { At = startedAt }),
            FirstBatchAfterInput = tap.FirstAt is { } batch && feed.EndedAt is { } end && end.At <= batch.At ? batch.NetSince(end) : null,
            PulledBeforeFirstBatch = tap.FirstAt is null ? feed.Pulled : tap.PulledBeforeFirst,
            Pulled = feed.Pulled,
            BlockRows = BlockRows,
            Batches = tap.Batches,
            Rows = tap.Rows,
            Gaps = tap.Gaps,
            Broken = reader.Broken,
            Fault = reader.Broken is not null && fault is { Kind: FaultKind.TooFew } ? null : fault,
            Unfinished = !whole || (reader.Broken is null && fault is { Kind: FaultKind.TooFew }),
            Worker = new(feed.Spent, tap.Spent + checking),
        };
    }
}
