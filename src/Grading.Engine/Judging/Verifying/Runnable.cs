using System.Globalization;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Judging.Verifying;

/// <summary>What this machine cannot do for a package.</summary>
static class Runnable
{
    /// <summary>Why a program cannot run here; null when it can.</summary>
    public static string? Obstacle(PackageProgram program)
    {
        if (program.HasBuild || program.HasRun)
            return null;
        if (program.Language is null)
            return program.NoLanguage ?? "no language can be told";
        return Language.Called(program.Language) is { } language ? language.Missing : $"{program.Language} is not known here";
    }

    /// <summary>Why the package's limits cannot be kept here; null when they can.</summary>
    public static string? Obstacle(ProblemPackage package)
    {
        var memory = MemoryOfMachine;
        foreach (var (what, limits) in new[] { ("memory", package.Limits), ("compilation_memory", package.Compilation), ("validation_memory", package.Validation) })
            if (limits.MemoryBytes > memory)
                return $"limits.{what}: {limits.MemoryBytes >> 20} MiB are asked for, this machine has {memory >> 20} MiB";
        return null;
    }

    static long MemoryOfMachine { get; } = File.ReadLines("/proc/meminfo")
        .Where(l => l.StartsWith("MemTotal:", StringComparison.Ordinal))
        .Select(l => long.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10)
        .FirstOrDefault(long.MaxValue);
}
