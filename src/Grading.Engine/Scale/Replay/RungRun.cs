using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Judging.Programs;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Definition;
using Mockloop.Grading.Engine.Scale.Devices;
using Mockloop.Grading.Engine.Scale.Streaming;

namespace Mockloop.Grading.Engine.Scale.Replay;

/// <summary>Runs a compiled submission once at one size.</summary>
/// <param name="definition">The package's.</param>
/// <param name="language">The submission's.</param>
/// <param name="submission">The program.</param>
/// <param name="device">Makes and compares data.</param>
/// <param name="seed">Of the data. The same one for every run of a judging, so that runs can be compared.</param>
sealed class RungRun(ScaleDefinition definition, Language language, ProgramSandbox submission, IDataDevice device, ulong seed)
{
    public async Task<RungMeasure> RunAsync(Rung rung, CancellationToken cancel)
    {
        using var workload = Workloads.Open(new(definition.Generator, seed, rung.N, rung.K), device);
        using var check = workload.Check();
        using var session = new StreamSession(workload, check, definition.BatchRows, definition.Call, rung.BlockRows);
        var memory = new MemoryCurve();
        await submission.OpenAsync(cancel); // starting a sandbox is not the submission's time
        var command = submission.Command(NearLimit.Beyond(rung.Limits)) with { Sampled = memory.Add };
        var (measured, stream) = await session.RunAsync(command, submission.RunAsync, cancel);
        submission.Clean(cancel);
        var outcome = measured ?? Killed(memory);
        var (verdict, detail) = RungVerdict.Of(definition, rung, language, outcome, stream, workload.InputRows);
        return new(rung, outcome, stream, memory.Points, workload.InputRows, verdict, detail);
    }

    /// <summary>A run whose output was wrong and that did not end by itself is known from its samples alone.</summary>
    static SandboxOutcome Killed(MemoryCurve memory) => new()
    {
        Signal = 9,
        Cpu = memory.Last.Cpu,
        Wall = memory.Last.At,
        PeakBytes = memory.Points.Select(p => p.MemoryBytes).DefaultIfEmpty().Max(),
        Reusable = false,
    };
}
