using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Engine.Scale.Data.Checking;

/// <summary>Compares chunk after chunk; from the first wrong row on it only collects the rows that a diagnosis looks at.</summary>
sealed class ChunkComparison(Answer answer)
{
    readonly Diagnosis diagnosis = new(answer, BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))));
    readonly List<ulong> wrong = [];
    long right;
    volatile OutputFault? fault;
    volatile bool stopped;

    /// <summary>Known once enough rows after the first wrong one have come, or all.</summary>
    public OutputFault? Fault => fault;

    /// <summary>The next rows.</summary>
    public void Take(DeviceBuffer output, int words)
    {
        if (fault is not null || stopped)
            return;
        var equal = wrong.Count == 0 ? Equal(output, words / answer.Columns) : 0;
        right += equal;
        var rest = output.Words[(equal * answer.Columns)..words];
        wrong.AddRange(rest[..Math.Min(rest.Length, (Diagnosis.LookAhead * answer.Columns) - wrong.Count)]);
        if (wrong.Count == Diagnosis.LookAhead * answer.Columns)
            Diagnose();
    }

    /// <summary>No rows come any more.</summary>
    public OutputFault? Finish()
    {
        if (fault is null && wrong.Count > 0)
            Diagnose();
        else if (fault is null && right < answer.Rows)
            fault = diagnosis.Short(right);
        return fault;
    }

    /// <summary>Nobody wants to know any more.</summary>
    public void Stop() => stopped = true;

    /// <summary>How many rows are right before the first that is not.</summary>
    int Equal(DeviceBuffer output, int rows)
    {
        var within = (int)Math.Min(rows, answer.Rows - right);
        var first = within == 0 ? -1 : answer.Compare(right, output, within);
        return first < 0 ? within : first;
    }

    void Diagnose() => fault = diagnosis.At(right, CollectionsMarshal.AsSpan(wrong));
}
