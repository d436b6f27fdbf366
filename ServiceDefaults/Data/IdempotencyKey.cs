using NodaTime;

namespace Mockloop.ServiceDefaults.Data;

/// <summary>A caller's word against doing a thing twice, committed with the effect and the reply of the first call.</summary>
sealed class IdempotencyKey
{
    /// <summary>The person, or the client where no person calls.</summary>
    public required string Caller { get; init; }

    /// <summary>Full name of the request message.</summary>
    public required string Request { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of the request without the key.</summary>
    public required byte[] RequestHash { get; init; }

    /// <summary>The first reply as protobuf; null only inside the transaction of the first call.</summary>
    public byte[]? Reply { get; init; }

    /// <summary>System time.</summary>
    public required Instant CreatedAt { get; init; }
}
