using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace Mockloop.ServiceDefaults.Clients;

/// <summary>The service's own tokens (client credentials): one for all calls, renewed shortly before it runs out.</summary>
public sealed class ServiceTokens : IDisposable
{
    internal const string HttpClientName = "service-tokens";

    static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(30);

    readonly IServiceProvider _services;
    readonly IHttpClientFactory _http;
    readonly TimeProvider _clock;
    readonly SemaphoreSlim _one = new(1);
    volatile Held? _held;

    /// <summary>Resolved from the container; its settings are read at the first token, since not every process needs one.</summary>
    public ServiceTokens(IServiceProvider services, IHttpClientFactory http, TimeProvider clock) =>
        (_services, _http, _clock) = (services, http, clock);

    /// <summary>A token with some life left.</summary>
    /// <exception cref="HttpRequestException">The sign-in server is away or refuses the client.</exception>
    public async ValueTask<string> TokenAsync(CancellationToken ct)
    {
        if (Current is { } token)
            return token;
        await _one.WaitAsync(ct);
        try
        {
            return Current ?? await RenewAsync(ct);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    string? Current => _held is { } held && _clock.GetUtcNow() < held.RenewAt ? held.Token : null;

    async Task<string> RenewAsync(CancellationToken ct)
    {
        var client = _services.GetRequiredService<ServiceClientSettings>();
        var asked = _clock.GetUtcNow();
        using var http = _http.CreateClient(HttpClientName);
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", client.ClientId), new("client_secret", client.ClientSecret),
        ]);
        using var response = await http.PostAsync(client.TokenEndpoint, form, ct);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException(
                $"The sign-in server refused client '{client.ClientId}' ({(int)response.StatusCode}); check ServiceClient:ClientSecret.",
                null, response.StatusCode);
        var reply = await response.Content.ReadFromJsonAsync<Reply>(ct)
            ?? throw new HttpRequestException("The sign-in server answered without a token.");
        var lifetime = TimeSpan.FromSeconds(reply.ExpiresIn);
        var margin = lifetime / 5 < LongestMargin ? lifetime / 5 : LongestMargin;
        _held = new Held(reply.AccessToken, asked + lifetime - margin);
        return reply.AccessToken;
    }

    sealed record Held(string Token, DateTimeOffset RenewAt);

    sealed record Reply(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
