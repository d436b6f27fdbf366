namespace Mockloop.Grading.Engine.Scale.Data;

/// <summary>A data set of production size: a function of these values, so that nothing has to be stored.</summary>
/// <param name="Generator">What kind of data, a name of <see cref="Workloads"/>.</param>
/// <param name="Seed">Another seed, other data. Never shown to the program.</param>
/// <param name="N">The first factor: tokens, records.</param>
/// <param name="K">The second factor: shards, declared pairs.</param>
public sealed record DataSpec(string Generator, ulong Seed, long N, long K);
