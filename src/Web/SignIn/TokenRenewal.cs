using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Caching.Memory;
using Mockloop.ServiceDefaults.Access;

namespace Mockloop.Web.SignIn;

/// <summary>
/// Renews the access token with the refresh token shortly before it expires; ends the session when that fails.
/// A refresh token works once, and a browser asks for several things at a time: whoever comes first renews, the
/// others are given the same new tokens.
/// </summary>
sealed class TokenRenewal(
    IHttpClientFactory clients, KeycloakSettings realm, TimeProvider time, IMemoryCache renewed, SharedRenewal replicas, ILogger<TokenRenewal> log)
{
    static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);
    readonly Lock gate = new();

    internal async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (ExpiresAt(context.Properties) > time.GetUtcNow() + Margin) return;
        if (context.Properties.GetTokenValue("refresh_token") is { } refresh && await OnceAsync(refresh) is { } tokens)
        {
            context.Properties.UpdateTokenValue("access_token", tokens.Access);
            context.Properties.UpdateTokenValue("refresh_token", tokens.Refresh);
            context.Properties.UpdateTokenValue("expires_at", tokens.ExpiresAt.ToString("o", CultureInfo.InvariantCulture));
            context.ShouldRenew = true;
            return;
        }

        // The old token may still be good for the margin; the sign-in server may only be restarting.
        if (ExpiresAt(context.Properties) > time.GetUtcNow()) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    static DateTimeOffset ExpiresAt(AuthenticationProperties properties) =>
        DateTimeOffset.TryParse(properties.GetTokenValue("expires_at"), CultureInfo.InvariantCulture, out var at) ? at : default;

    async Task<Tokens?> OnceAsync(string refresh)
    {
        try
        {
            return await Shared(refresh);
        }
        catch (HttpRequestException e)
        {
            log.LogWarning("The sign-in server does not answer: {Why}", e.Message);
            renewed.Remove(refresh);
            return null;
        }
    }

    Task<Tokens?> Shared(string refresh)
    {
        lock (gate)
            return renewed.GetOrCreate(refresh, entry =>
            {
                entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(2);
                return replicas.OnceAsync(refresh, () => RenewAsync(refresh));
            })!;
    }

    async Task<Tokens?> RenewAsync(string refresh)
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
            return null;
        }

        var body = await reply.Content.ReadFromJsonAsync<JsonElement>();
        return new(
            body.GetProperty("access_token").GetString()!,
            body.TryGetProperty("refresh_token", out var next) ? next.GetString()! : refresh,
            time.GetUtcNow().AddSeconds(body.GetProperty("expires_in").GetInt32()));
    }
}
