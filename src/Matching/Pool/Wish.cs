using Mockloop.Matching.Engine.Pooling;

namespace Mockloop.Matching.Pool;

/// <summary>What somebody asks of the pool when they join it.</summary>
sealed record Wish
{
    public required PoolPart Part { get; init; }

    /// <summary>The chair they would interview in; empty for candidates.</summary>
    public required string Role { get; init; }

    /// <summary>1 (entry) to 5 (principal); 0 until the profile is known, where the request left it open.</summary>
    public required int Level { get; init; }

    /// <summary>The preferred one first.</summary>
    public required string[] Languages { get; init; }

    public required Guid[] Wished { get; init; }
    public required Guid[] Avoided { get; init; }

    /// <summary>The owner waits with the page open; see <see cref="HeartbeatCheck"/>.</summary>
    public required bool Live { get; init; }
}
