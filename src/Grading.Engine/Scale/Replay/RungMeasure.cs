using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Scale.Definition;
using Mockloop.Grading.Engine.Scale.Streaming;

namespace Mockloop.Grading.Engine.Scale.Replay;

/// <summary>One run at one size, with the verdict that follows from it alone.</summary>
/// <param name="Rung">The size.</param>
/// <param name="Outcome">What the sandbox saw.</param>
/// <param name="Stream">What was seen at the pipes.</param>
/// <param name="Memory">Memory over time.</param>
/// <param name="InputRows">Rows there were to pull.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Detail">Why, in plain English; empty when accepted.</param>
sealed record RungMeasure(
    Rung Rung, SandboxOutcome Outcome, StreamRecord Stream, IReadOnlyList<SandboxSample> Memory, long InputRows, Verdict Verdict, string Detail)
{
    /// <summary>The submission was cut off before it was done, so that what it used is a lower bound.</summary>
    public bool WasCutOff => Verdict is Verdict.TimeLimit or Verdict.WallLimit or Verdict.MemoryLimit && Outcome.ExitCode != 0;

    /// <summary>CPU time as a share of the limit.</summary>
    public double CpuShare => Outcome.Cpu / Rung.Limits.Cpu;
}
