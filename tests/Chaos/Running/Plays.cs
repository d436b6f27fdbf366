using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Mockloop.Simulator;
using Mockloop.Simulator.Play;

namespace Mockloop.Chaos.Running;

/// <summary>A play as it ended: one line per candidate, none where it broke off.</summary>
sealed record Played(int ExitCode, IReadOnlyList<string> Outcomes)
{
    internal string Text => Outcomes.Count == 0 ? $"broke off with {ExitCode}" : string.Join("; ", Outcomes);
}

/// <summary>Plays cohorts as the demo's simulator does, one after the other, in this process.</summary>
sealed class Plays(PlatformProcess platform, IConfiguration configuration, int seed)
{
    internal async Task<Played> PlayAsync(CancellationToken stop)
    {
        var file = Path.Combine(platform.State.FullName, "result.json");
        File.Delete(file);
        var code = await Simulation.RunAsync(new SimulationOptions(8, 4, seed, "senior-tpm", file), configuration, TimeProvider.System, stop);
        stop.ThrowIfCancellationRequested();
        return new(code, File.Exists(file) ? Outcomes(await File.ReadAllTextAsync(file, stop)) : []);
    }

    static List<string> Outcomes(string json)
    {
        using var result = JsonDocument.Parse(json);
        return [.. result.RootElement.GetProperty("loops").EnumerateArray().Select(Line)];
    }

    static string Line(JsonElement loop)
    {
        var stages = loop.GetProperty("stages").EnumerateArray()
            .Select(s => $"{s.GetProperty("stage").GetString()} {s.GetProperty("decision").GetString()} {Judged(s.GetProperty("verdict").GetString())}".Trim());
        return $"{loop.GetProperty("candidate").GetString()}: {loop.GetProperty("outcome").GetString()} ({string.Join(", ", stages)})";
    }

    /// <summary>
    /// Nobody is asked the same twice, so one play's slow program exceeds the time of a test and the next one's does not scale.
    /// </summary>
    static string? Judged(string? verdict) => verdict is null or "" or "Accepted" ? verdict : "not accepted";
}
