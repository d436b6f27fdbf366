using Grpc.Core;
using Mockloop.ServiceDefaults.Access;

namespace Mockloop.ServiceDefaults.Clients;

/// <summary>
/// Headers for a single call that is the service's own although a person's request is being handled:
/// <c>client.ListQualifiedAsync(request, CallAs.Service(), cancellationToken: ct)</c>.
/// </summary>
public static class CallAs
{
    internal const string Header = "mockloop-call-as";

    /// <summary>The call carries the service's own token.</summary>
    public static Metadata Service() => new() { { Header, "service" } };

    /// <summary>As <see cref="Service()"/>, on behalf of a person, whose access the callee checks.</summary>
    public static Metadata ServiceFor(Guid person) => new() { { Caller.ActingPersonHeader, person.ToString() } };
}
