namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>What a workload allows at most.</summary>
/// <param name="Time">Of CPU time; null where nothing is demanded.</param>
/// <param name="Memory">Of peak memory; null where nothing is demanded.</param>
public sealed record Allowed(GrowthClass? Time, GrowthClass? Memory);
