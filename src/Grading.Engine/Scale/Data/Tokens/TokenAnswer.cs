using Mockloop.Grading.Engine.Scale.Data.Checking;
using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Engine.Scale.Data.Tokens;

/// <summary>All tokens in global order, made again on the device when they are compared.</summary>
sealed class TokenAnswer(DataSpec spec, IDataDevice device) : Answer(device)
{
    readonly TokenFormula formula = new(spec);

    public override long Rows => spec.N;

    public override int Columns => 2;

    public override string Noun => spec.N == 1 ? "token" : "tokens";

    public override int Compare(long from, DeviceBuffer output, int rows) => Device.Compare(spec, from, output, rows);

    public override ulong[] Row(long index) => [formula[index].Number, formula[index].Shard];

    public override ChunkDigest Digest(long from, DeviceBuffer output, int rows, ulong secret) => Device.Digest(spec, from, output, rows, secret);

    public override long? IndexOf(ReadOnlySpan<ulong> row)
    {
        var first = (long)(row[0] >> TokenFormula.Span) * 2;
        for (var index = first; index < Math.Min(first + 2, Rows); index++)
            if (formula[index] == (row[0], row[1]))
                return index;
        return null;
    }

    public override string Name(ReadOnlySpan<ulong> row) => $"token {row[0]:N0} of shard {row[1]:N0}";

    public override string Missing(ReadOnlySpan<ulong> row) => $"token {row[0]:N0} is missing; it was the next of shard {row[1]:N0}";

    public override string Foreign(ReadOnlySpan<ulong> row, ReadOnlySpan<ulong> expected) =>
        row[1] >= (ulong)spec.K ? $"there is no shard {row[1]:N0}; {Name(expected)} was next"
        : IsNumber(row[0]) ? $"token {row[0]:N0} is not of shard {row[1]:N0}; {Name(expected)} was next"
        : $"there is no token {row[0]:N0} in any shard; {Name(expected)} was next";

    bool IsNumber(ulong number)
    {
        var first = (long)(number >> TokenFormula.Span) * 2;
        return (first < Rows && formula[first].Number == number) || (first + 1 < Rows && formula[first + 1].Number == number);
    }
}
