using Aspire.Hosting.ApplicationModel;

namespace Mockloop.AppHost.Local.Engine;

/// <summary>Starts the real Keycloak distribution that <c>MOCKLOOP_KEYCLOAK</c> names, a folder or a zip.</summary>
static class KeycloakLauncher
{
    public static Task<Started> StartAsync(KeycloakResource resource, RunContext run, CancellationToken ct) =>
        throw new InvalidOperationException("not yet");
}
