namespace Mockloop.Identity.Realm;

/// <summary>Keycloak's defaults, which <c>deploy/keycloak/realm.json</c> states too.</summary>
static class Lifetimes
{
    public static readonly TimeSpan AccessToken = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Code = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan DeviceCode = TimeSpan.FromMinutes(10);

    /// <summary>A session nobody uses ends.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>Any session ends, counted from the password.</summary>
    public static readonly TimeSpan Session = TimeSpan.FromHours(10);
}
