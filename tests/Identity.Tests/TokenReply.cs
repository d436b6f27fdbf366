using System.Net;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Mockloop.Identity.Tests;

/// <summary>An answer of the token endpoint, or of one that answers in its manner.</summary>
sealed record TokenReply(HttpStatusCode Status, JsonElement Json)
{
    public string? Error => Text("error");
    public string AccessToken => Text("access_token") ?? throw new InvalidOperationException($"{Status}: {Json}");
    public string? RefreshToken => Text("refresh_token");
    public string? IdToken => Text("id_token");
    public JsonElement Claims => Payload(AccessToken);

    public string? Text(string name) => Json.TryGetProperty(name, out var value) ? value.ToString() : null;

    public static JsonElement Payload(string token) =>
        JsonSerializer.Deserialize<JsonElement>(Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Decode(new JsonWebToken(token).EncodedPayload));
}

static class ClaimExtensions
{
    public static string? Text(this JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) ? value.ToString() : null;

    /// <summary>A claim that may be one text or a list.</summary>
    public static string[] Texts(this JsonElement claims, string name) => claims.GetProperty(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(e => e.GetString()!)],
        var one => [one.GetString()!],
    };

    public static string[] RealmRoles(this JsonElement claims) => claims.GetProperty("realm_access").Texts("roles");
}
