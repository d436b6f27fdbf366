using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Engine.Scale.Devices;

/// <summary>The self-test of a device: small tasks of every kind, at uneven sizes, whose answers the scalar reference knows.</summary>
static class KnownAnswers
{
    const ulong Secret = 0x5EC4E7;

    /// <summary>The data sets and flat streams asked for.</summary>
    static readonly (DataSpec Spec, int Stream)[] Tasks =
    [
        (new(FlatStreams.Tokens, 11, 9_001, 7), 0),
        (new(FlatStreams.Registry, 12, 5_003, 3_001), 0),
        (new(FlatStreams.Registry, 12, 5_003, 3_001), 1),
    ];

    /// <summary>What the device gets wrong, in words; null when it knows all answers.</summary>
    /// <exception cref="DeviceException">It fails altogether.</exception>
    public static string? Differ(IDataDevice device)
    {
        using var reference = new ScalarDevice();
        return Tasks.Select(t => Rows(device, reference, t.Spec, t.Stream)).FirstOrDefault(d => d is not null)
            ?? Components(device, reference, Tasks[1].Spec);
    }

    static string? Rows(IDataDevice device, ScalarDevice reference, DataSpec spec, int stream)
    {
        const int from = 1_237, rows = 3_001;
        var words = rows * FlatStreams.Columns(spec, stream);
        using var made = device.Allocate(words);
        using var answer = reference.Allocate(words);
        device.Generate(spec, stream, from, made, rows);
        reference.Generate(spec, stream, from, answer, rows);
        if (!made.Words.SequenceEqual(answer.Words))
            return $"it generates other data ({spec.Generator}, stream {stream})";
        if (stream != 0)
            return null;
        if (device.Compare(spec, from, made, rows) != -1)
            return $"it finds a fault where there is none ({spec.Generator})";
        made.Words[words / 2] ^= 1UL << 40;
        answer.Words[words / 2] ^= 1UL << 40;
        return device.Compare(spec, from, made, rows) != reference.Compare(spec, from, answer, rows) ? $"it misses a planted fault ({spec.Generator})"
            : device.Digest(spec, from, made, rows, Secret) != reference.Digest(spec, from, answer, rows, Secret) ? $"its hashes differ ({spec.Generator})"
            : null;
    }

    static string? Components(IDataDevice device, ScalarDevice reference, DataSpec spec)
    {
        var (found, answer) = (new uint[spec.N], new uint[spec.N]);
        device.Components(spec, found);
        reference.Components(spec, answer);
        return found.AsSpan().SequenceEqual(answer) ? null : "it finds other components";
    }
}
