using System.Globalization;

namespace Mockloop.Grading.Engine.Packages;

/// <summary>What the machine that judges can give; a package that asks for more is refused.</summary>
public sealed record Machine
{
    /// <summary>Memory in bytes that one run may be promised.</summary>
    public long MemoryBytes { get; init; } = long.MaxValue;

    /// <summary>Output in bytes that is kept of one run.</summary>
    public long OutputBytes { get; init; } = 512L << 20;

    /// <summary>The longest CPU time of one run.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>This machine: all of its memory.</summary>
    public static Machine Here { get; } = new() { MemoryBytes = TotalMemory() };

    static long TotalMemory()
    {
        const string file = "/proc/meminfo", start = "MemTotal:";
        var line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(l => l.StartsWith(start, StringComparison.Ordinal)) : null;
        var words = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [_, var kib, ..] && long.TryParse(kib, CultureInfo.InvariantCulture, out var value) ? value << 10 : long.MaxValue;
    }
}
