using Microsoft.Extensions.Configuration;
using NodaTime;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>
/// Faults that a demo or a test plays on purpose (<c>Demo:Faults=shuffle,duplicate</c>): every event is delayed at random
/// and delivered twice. Seeded by <c>Demo:Seed</c>; what must come out is the same with and without.
/// </summary>
sealed class DemoFaults
{
    const int LongestDelayMs = 400;
    readonly Random random;

    public DemoFaults(IConfiguration configuration)
    {
        string[] faults = (configuration["Demo:Faults"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (faults.Except(["shuffle", "duplicate"]).FirstOrDefault() is { } unknown)
            throw new InvalidOperationException($"Demo:Faults: \"{unknown}\" is unknown; choose from shuffle, duplicate.");
        bool demo = configuration.GetValue("Demo:Enabled", false);
        Shuffle = demo && faults.Contains("shuffle");
        Duplicate = demo && faults.Contains("duplicate");
        random = new Random(configuration.GetValue("Demo:Seed", 1));
    }

    /// <summary>Whether events are held back at random.</summary>
    public bool Shuffle { get; }

    /// <summary>Whether the relay sends everything twice.</summary>
    public bool Duplicate { get; }

    /// <summary>How long an event is held back; null for not at all.</summary>
    public Duration? Delay()
    {
        if (!Shuffle)
            return null;
        lock (random)
            return Duration.FromMilliseconds(random.Next(LongestDelayMs));
    }
}
