using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;

namespace Mockloop.Simulator.Platform;

/// <summary>
/// Signs a demo person in at the realm with the password grant, which client <c>simulator</c> has under --demo only,
/// and keeps the token fresh.
/// </summary>
sealed class SignIn(IConfiguration configuration, TimeProvider time, string userName) : IDisposable
{
    static readonly TimeSpan Margin = TimeSpan.FromSeconds(45);

    readonly HttpClient http = new();
    readonly SemaphoreSlim gate = new(1);
    string? token;
    DateTimeOffset validUntil;

    internal async Task<string> TokenAsync(CancellationToken stop)
    {
        await gate.WaitAsync(stop);
        try
        {
            if (token is null || time.GetUtcNow() > validUntil - Margin) await RenewAsync(stop);
            return token!;
        }
        finally
        {
            gate.Release();
        }
    }

    async Task RenewAsync(CancellationToken stop)
    {
        var realm = configuration["Keycloak:realm"] ?? "mockloop";
        var address = $"{configuration["Keycloak:auth-server-url"]?.TrimEnd('/')}/realms/{realm}/protocol/openid-connect/token";
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["client_id"] = "simulator",
            ["username"] = userName,
            ["password"] = "demo-" + userName,
            ["scope"] = "openid profile email",
        });
        using var reply = await http.PostAsync(address, form, stop);
        if (!reply.IsSuccessStatusCode)
            throw new InvalidOperationException($"{userName} could not sign in: {(int)reply.StatusCode} {await reply.Content.ReadAsStringAsync(stop)}");
        var body = await reply.Content.ReadFromJsonAsync<TokenReply>(stop);
        token = body!.AccessToken;
        validUntil = time.GetUtcNow().AddSeconds(body.ExpiresIn);
    }

    public void Dispose()
    {
        http.Dispose();
        gate.Dispose();
    }

    sealed record TokenReply(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
