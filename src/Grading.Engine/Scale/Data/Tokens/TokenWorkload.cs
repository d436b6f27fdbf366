using Mockloop.Grading.Engine.Scale.Data.Checking;
using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Engine.Scale.Data.Tokens;

/// <summary>Shards to be merged: one stream of numbers each; the answer are all tokens in global order.</summary>
sealed class TokenWorkload(DataSpec spec, IDataDevice device) : IWorkload
{
    readonly ShardReader shards = new(spec, device);

    /// <inheritdoc/>
    public IReadOnlyList<StreamShape> Inputs { get; } = [.. Enumerable.Range(0, (int)spec.K).Select(s => new StreamShape($"shard {s}", 1))];

    /// <inheritdoc/>
    public long InputRows => spec.N;

    /// <inheritdoc/>
    public int OutputColumns => 2;

    /// <inheritdoc/>
    public int Read(int stream, long from, Span<ulong> into) => shards.Read(stream, from, into);

    /// <inheritdoc/>
    public IOutputCheck Check() => new OutputCheck(new TokenAnswer(spec, device));

    /// <inheritdoc/>
    public void Dispose() => shards.Dispose();
}
