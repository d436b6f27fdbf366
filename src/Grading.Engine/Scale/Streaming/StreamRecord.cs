using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>
/// What was seen at the two pipes during one run, by the worker's own monotonic clock. Times to a batch are net: without
/// waits for a core that others had. Waits that began less than 5 ms before may be taken off a time too, and a program's first
/// thread is the one that counts.
/// </summary>
public sealed record StreamRecord
{
    /// <summary>Net, from the start of the run to the last byte of the first batch; null when none came.</summary>
    public TimeSpan? FirstBatch { get; init; }

    /// <summary>Net, from the last row of input pulled to the first batch; null when a batch came before, or none.</summary>
    public TimeSpan? FirstBatchAfterInput { get; init; }

    /// <summary>Rows of input handed over before the first batch came; all that were handed over when none came.</summary>
    public long PulledBeforeFirstBatch { get; init; }

    /// <summary>Rows of input handed over in all.</summary>
    public long Pulled { get; init; }

    /// <summary>Rows in a block of each stream: what a program cannot help pulling. None where nothing is pulled.</summary>
    public IReadOnlyList<int> BlockRows { get; init; } = [];

    /// <summary>Batches written; of a program that writes rows without frames, how often the batch size was reached.</summary>
    public long Batches { get; init; }

    /// <summary>Rows written.</summary>
    public long Rows { get; init; }

    /// <summary>Net times between the ends of batches that follow one another.</summary>
    public required GapHistogram Gaps { get; init; }

    /// <summary>The conversation was broken, or a batch had the wrong size; null when not.</summary>
    public string? Broken { get; init; }

    /// <summary>The first row that is not the answer; null when all are.</summary>
    public OutputFault? Fault { get; init; }

    /// <summary>
    /// The output ended too early: too few rows, or within a batch. Whatever is killed leaves that, so it says nothing of its
    /// own where a limit was broken or the program failed.
    /// </summary>
    public bool Unfinished { get; init; }

    /// <summary>Where the time of the thread that serves both pipes went.</summary>
    public WorkerTime Worker { get; init; }
}

/// <summary>Where the worker's time went during a run.</summary>
/// <param name="Feed">Making and handing over input.</param>
/// <param name="Check">Handing rows to the check, and waiting for it.</param>
public readonly record struct WorkerTime(TimeSpan Feed, TimeSpan Check);
