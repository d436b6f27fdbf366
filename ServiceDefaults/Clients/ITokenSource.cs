namespace Mockloop.ServiceDefaults.Clients;

/// <summary>
/// The bearer token that outgoing calls of this scope carry. As it comes: the token of the request being handled; none
/// where that request has none (an anonymous caller must not borrow the service's power); the service's own where no
/// request is handled. The page registers its own, which knows the signed-in person of a circuit.
/// </summary>
public interface ITokenSource
{
    /// <summary>The token, or null to call without one.</summary>
    ValueTask<string?> TokenAsync(CancellationToken ct);
}
