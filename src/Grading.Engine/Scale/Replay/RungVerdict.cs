using System.Globalization;
using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Scale.Definition;
using Mockloop.Grading.Engine.Scale.Streaming;

namespace Mockloop.Grading.Engine.Scale.Replay;

/// <summary>
/// How one run at one size ended: wrong output first, then memory, stack, output, CPU and wall limits and crashes, then
/// what was promised to whoever waits for the output.
/// </summary>
static class RungVerdict
{
    const double MostPulled = 0.1;

    public static (Verdict Verdict, string Detail) Of(
        ScaleDefinition definition, Rung rung, Language language, SandboxOutcome outcome, StreamRecord stream, long inputRows)
    {
        var ended = Classify.Run(outcome, rung.Limits, language);
        return WrongOutput(stream, ended is null)
            ?? ended
            ?? Late(definition, rung.Levels, stream, inputRows)
            ?? (Verdict.Accepted, "");
    }

    /// <summary>What ends too early says nothing of its own where a limit was broken or the program failed.</summary>
    static (Verdict, string)? WrongOutput(StreamRecord stream, bool endedWell) => stream switch
    {
        { Unfinished: true } when !endedWell => null,
        { Broken: { } words } => (Verdict.FormatError, words),
        { Fault: { } fault } => (Verdict.WrongAnswer, fault.Words),
        _ => null,
    };

    static (Verdict, string)? Late(ScaleDefinition definition, ServiceLevels levels, StreamRecord stream, long inputRows)
    {
        var first = definition.Incremental ? stream.FirstBatch : stream.FirstBatchAfterInput;
        if (levels.FirstBatch is { } soon && first > soon)
            return (Verdict.FirstBatchLate, $"the first batch came after {Ms(first.Value)}, {Ms(soon)} at most are promised{(definition.Incremental ? "" : " once the input is read")}");
        if (levels.Stall is { } stall && stream.Gaps.Longest > stall)
            return (Verdict.Stalled, $"between two batches nothing came for {Ms(stream.Gaps.Longest)}, {Ms(stall)} at most are promised");
        if (levels.Gap is { } gap && stream.Gaps.Quantile(0.99) is var slow && slow > gap)
            return (Verdict.Stalled, $"1 of 100 batches came {Ms(slow)} or more after the one before, {Ms(gap)} at most are promised");
        if (definition.Incremental && stream.Rows > 0 && stream.PulledBeforeFirstBatch > MostBeforeFirstBatch(definition, stream, inputRows))
            return (Verdict.NotIncremental, string.Create(CultureInfo.InvariantCulture,
                $"read {stream.PulledBeforeFirstBatch:N0} of {inputRows:N0} {definition.Factors.N} before the first batch came out; a tenth is enough"));
        return null;
    }

    /// <summary>A tenth of the input, and never less than the head of every stream and what one batch is made of.</summary>
    static long MostBeforeFirstBatch(ScaleDefinition definition, StreamRecord stream, long inputRows) =>
        Math.Max((long)(MostPulled * inputRows), stream.BlockRows.Sum(b => (long)b) + definition.BatchRows + stream.BlockRows.DefaultIfEmpty().Max());

    static string Ms(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:N0} ms");
}
