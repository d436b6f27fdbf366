using System.Net;
using System.Net.Sockets;

namespace Mockloop.Identity.Realm;

/// <summary>
/// Moves <c>/realms/mockloop</c> into the path base, from which OpenIddict derives issuer and endpoint addresses.
/// Any other path but the health checks does not exist.
/// </summary>
static class RealmPath
{
    public static void UseRealmPath(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.Request.Path.StartsWithSegments("/health") || http.Request.Path.StartsWithSegments("/alive"))
            return next(http);

        if (!http.Request.Path.StartsWithSegments(RealmOptions.Path, StringComparison.Ordinal, out var rest))
            return Refuse(http, StatusCodes.Status404NotFound, "There is no such realm");

        if (!http.Request.IsHttps && !IsPrivate(http.Connection.RemoteIpAddress))
            return Refuse(http, StatusCodes.Status403Forbidden, "HTTPS required");

        http.Request.PathBase = RealmOptions.Path;
        http.Request.Path = rest;
        if (app.Services.GetRequiredService<RealmOptions>().PublicUrl is { } url)
            (http.Request.Scheme, http.Request.Host) = (url.Scheme, HostString.FromUriComponent(url));
        return next(http);
    });

    static Task Refuse(HttpContext http, int status, string why)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsync(why);
    }

    // Keycloak's sslRequired=external: plain HTTP only inside the machine or a private network.
    static bool IsPrivate(IPAddress? address)
    {
        if (address is null || IPAddress.IsLoopback(address))
            return true;

        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal
            : address.GetAddressBytes() is [10, ..] or [172, >= 16 and < 32, ..] or [192, 168, ..] or [169, 254, ..];
    }
}
