using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Mockloop.ServiceDefaults.Access;

namespace Mockloop.Web.SignIn;

/// <summary>Renews the access token with the refresh token shortly before it expires; ends the session when that fails.</summary>
sealed class TokenRenewal(IHttpClientFactory clients, KeycloakSettings realm, TimeProvider time, ILogger<TokenRenewal> log)
{
    static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    internal async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (ExpiresAt(context.Properties) > time.GetUtcNow() + Margin) return;
        if (context.Properties.GetTokenValue("refresh_token") is { } refresh && await RenewAsync(context.Properties, refresh))
        {
            context.ShouldRenew = true;
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    static DateTimeOffset ExpiresAt(AuthenticationProperties properties) =>
        DateTimeOffset.TryParse(properties.GetTokenValue("expires_at"), CultureInfo.InvariantCulture, out var at) ? at : default;

    async Task<bool> RenewAsync(AuthenticationProperties properties, string refresh)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = realm.Resource,
            ["client_secret"] = realm.Secret ?? "",
            ["refresh_token"] = refresh,
        });
        using var reply = await clients.CreateClient("realm").PostAsync(realm.TokenEndpoint, form);
        if (!reply.IsSuccessStatusCode)
        {
            log.LogInformation("The sign-in server did not renew a session: {Status}", (int)reply.StatusCode);
            return false;
        }

        var body = await reply.Content.ReadFromJsonAsync<JsonElement>();
        properties.UpdateTokenValue("access_token", body.GetProperty("access_token").GetString()!);
        if (body.TryGetProperty("refresh_token", out var next)) properties.UpdateTokenValue("refresh_token", next.GetString()!);
        var until = time.GetUtcNow().AddSeconds(body.GetProperty("expires_in").GetInt32());
        properties.UpdateTokenValue("expires_at", until.ToString("o", CultureInfo.InvariantCulture));
        return true;
    }
}
