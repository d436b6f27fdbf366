using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace Mockloop.Grading.Engine.Languages;

/// <summary>A compiler or interpreter below <c>/usr</c>, the only part of the host that a sandbox shows.</summary>
/// <param name="Program">Full path of the program; where it should be when it is missing.</param>
/// <param name="Missing">Why there is none, in words; null when it is there.</param>
sealed record Toolchain(string Program, string? Missing)
{
    static readonly ConcurrentDictionary<string, string> Versions = new();

    /// <summary>What makes the program say its version.</summary>
    public string VersionArgument { get; init; } = "--version";

    /// <summary>Its version, asked once.</summary>
    public string Version => Versions.GetOrAdd(Program, _ => Ask());

    /// <summary>Its version, asked once.</summary>
    public static string VersionOf(Toolchain toolchain) => toolchain.Version;

    /// <inheritdoc/>
    public override string ToString() => Program;

    /// <summary>Looks in the two folders that programs are installed to.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="remedy">How to get it.</param>
    public static Toolchain Find(string program, string remedy)
    {
        string[] places = [$"/usr/bin/{program}", $"/usr/local/bin/{program}"];
        return places.FirstOrDefault(IsBelowUsr) is { } found
            ? new(found, null)
            : new(places[0], $"no {program} below /usr, where a sandbox could see it; {remedy}");
    }

    /// <summary>Whether a program is there and no link on the way leads out of what a sandbox sees.</summary>
    public static bool IsBelowUsr(string path) =>
        File.Exists(path) && (new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path).StartsWith("/usr/", StringComparison.Ordinal);

    string Ask()
    {
        var start = new ProcessStartInfo(Program, [VersionArgument]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var first = process.StandardOutput.ReadLine() ?? "";
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return first;
        }
        catch (Win32Exception e)
        {
            return $"{Program}: {e.Message}";
        }
    }
}
