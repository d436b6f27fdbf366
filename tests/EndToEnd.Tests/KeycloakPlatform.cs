using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mockloop.EndToEnd.Tests;

/// <summary>A platform where nobody plays, whose people sign in at the real Keycloak; needs a distribution.</summary>
public sealed class KeycloakPlatform : IAsyncLifetime
{
    static readonly string? Distribution = Environment.GetEnvironmentVariable("MOCKLOOP_KEYCLOAK");
    static readonly string[] Needed = ["web", "identity", "scheduling", "questions", "debrief"];

    readonly HttpClient http = new();
    AppHostProcess? host;

    /// <summary>Why it cannot be started here; null when it can.</summary>
    internal static string? Absence =>
        string.IsNullOrEmpty(Distribution) ? "MOCKLOOP_KEYCLOAK names no Keycloak distribution (folder or zip)"
        : !Path.Exists(Distribution) ? $"MOCKLOOP_KEYCLOAK: there is no {Distribution}"
        : null;

    internal string Web { get; private set; } = "";
    internal string Server { get; private set; } = "";

    /// <summary>Starts it and waits until the page, its sign-in and what it calls are healthy.</summary>
    public async ValueTask InitializeAsync()
    {
        if (Absence is not null) return;
        host = new AppHostProcess("--demo", "--no-play", "--keycloak", "--workers", "0");
        try
        {
            // The distribution is unpacked and built first; a minute on two idle cores.
            await host.UntilAsync(HealthyAsync, TimeSpan.FromMinutes(6), "page and Keycloak were healthy");
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    async Task<bool> HealthyAsync()
    {
        var resources = (await host!.ResourcesAsync()).ToLookup(r => r.Name);
        if (!Needed.All(name => resources[name].Any(r => r.Healthy))) return false;
        (Web, Server) = (resources["web"].First().Urls[0].TrimEnd('/'), resources["identity"].First().Urls[0].TrimEnd('/'));
        return true;
    }

    /// <summary>From now on access tokens of the page live this long.</summary>
    internal async Task SetTokenLifeAsync(TimeSpan life)
    {
        using var reply = await SendAsync(HttpMethod.Get, "clients?clientId=web");
        var client = JsonNode.Parse(await reply.Content.ReadAsStringAsync())!.AsArray().Single()!.AsObject();
        client["attributes"]!["access.token.lifespan"] = $"{(int)life.TotalSeconds}";
        using var _ = await SendAsync(HttpMethod.Put, $"clients/{client["id"]}", JsonContent.Create(client));
    }

    /// <summary>Ends the person's sessions, as the administrator's console does.</summary>
    internal async Task EndSessionsAsync(Guid person)
    {
        using var _ = await SendAsync(HttpMethod.Post, $"users/{person}/logout");
    }

    /// <summary>How many sessions the person has at Keycloak.</summary>
    internal async Task<int> SessionsAsync(Guid person)
    {
        using var reply = await SendAsync(HttpMethod.Get, $"users/{person}/sessions");
        return (await reply.Content.ReadFromJsonAsync<JsonElement>()).GetArrayLength();
    }

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body = null)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["client_id"] = "admin-cli",
            ["username"] = "admin",
            ["password"] = StateFolder.Kept(host!.State.FullName, "secrets.json", "identity-password"),
        });
        using var token = await http.PostAsync($"{Server}/realms/master/protocol/openid-connect/token", form);
        var bearer = (await token.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        using var request = new HttpRequestMessage(method, $"{Server}/admin/realms/mockloop/{path}") { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return (await http.SendAsync(request)).EnsureSuccessStatusCode();
    }

    /// <summary>Asks it to stop.</summary>
    public ValueTask DisposeAsync()
    {
        host?.Dispose();
        http.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>After the others: two platforms at a time are too much for two cores.</summary>
[CollectionDefinition(nameof(KeycloakPlatform), DisableParallelization = true)]
public sealed class KeycloakPlatformCollection : ICollectionFixture<KeycloakPlatform>;
