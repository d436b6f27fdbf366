using System.Diagnostics;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>A moment of a run, and what had been waited for a core until then.</summary>
/// <param name="At">Timestamp.</param>
/// <param name="WorkerWaited">By the worker's own thread that serves the pipes.</param>
/// <param name="Program">By the program.</param>
readonly record struct Moment(long At, TimeSpan WorkerWaited, CoreTime Program)
{
    /// <summary>
    /// The time from an earlier moment to this one, without what other programs on the machine are to blame for.
    /// </summary>
    /// <remarks>
    /// A thread of the program that waits for another of its own does so while that one runs: the CPU time of all but the
    /// first thread bounds such waits, and is taken off what is excused. What the program computed is never excused. In doubt
    /// it is spared: a wait of the worker that made it read the earlier moment too late shortens the time to the later one.
    /// </remarks>
    public TimeSpan NetSince(Moment earlier)
    {
        var wall = Stopwatch.GetElapsedTime(earlier.At, At);
        var computed = Program.All - earlier.Program.All;
        var byOthers = Positive(computed - (Program.Own - earlier.Program.Own));
        var excused = Positive(Program.Waited - earlier.Program.Waited - byOthers) + Positive(WorkerWaited - earlier.WorkerWaited);
        var least = computed < wall ? Positive(computed) : wall;
        return wall - excused > least ? wall - excused : least;
    }

    static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
