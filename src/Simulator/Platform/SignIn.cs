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
    static readonly TimeSpan Margin = TimeSpan.FromSeconds(45), Patience = TimeSpan.FromMinutes(3), Pause = TimeSpan.FromSeconds(0.5);

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
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["client_id"] = "simulator",
            ["username"] = userName,
            ["password"] = "demo-" + userName,
            ["scope"] = "openid profile email",
        };
        var body = await AskAsync(address, form, stop);
        token = body!.AccessToken;
        validUntil = time.GetUtcNow().AddSeconds(body.ExpiresIn);
    }

    // The sign-in server may be away for a moment, also in the middle of an answer.
    async Task<TokenReply?> AskAsync(string address, Dictionary<string, string> form, CancellationToken stop)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            try
            {
                using var content = new FormUrlEncodedContent(form);
                using var reply = await http.PostAsync(address, content, stop);
                if (reply.IsSuccessStatusCode) return await reply.Content.ReadFromJsonAsync<TokenReply>(stop);
                if ((int)reply.StatusCode < 500 || time.GetElapsedTime(begun) > Patience)
                    throw new InvalidOperationException($"{userName} could not sign in: {(int)reply.StatusCode} {await reply.Content.ReadAsStringAsync(stop)}");
            }
            catch (Exception e) when (e is HttpRequestException or IOException && time.GetElapsedTime(begun) < Patience)
            {
                // Asked again below.
            }

            await Task.Delay(Pause, time, stop);
        }
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
