using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Scale.Replay;

/// <summary>Memory over the time of a run, in a bounded number of points: when full, every other one goes and the step doubles.</summary>
sealed class MemoryCurve
{
    const int Most = 200;
    readonly List<SandboxSample> points = [];
    int step = 1, seen;

    /// <summary>The points so far, by time.</summary>
    public IReadOnlyList<SandboxSample> Points => points;

    /// <summary>The last sample, kept or not.</summary>
    public SandboxSample Last { get; private set; }

    /// <summary>Takes a sample.</summary>
    public void Add(SandboxSample sample)
    {
        Last = sample;
        if (seen++ % step != 0)
            return;
        points.Add(sample);
        if (points.Count < Most)
            return;
        for (var i = 0; i < points.Count; i++) // the list shrinks below the index: every other one goes
            points.RemoveAt(i);
        step *= 2;
    }
}
