using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mockloop.Identity.Tests.Conformance;

/// <summary>Keycloak's owner: its administration by REST, as the first administrator of the realm <c>master</c>.</summary>
sealed class KeycloakControl(string server) : IRealmControl
{
    public const string Administrator = "administrator-of-tests";
    const string Lifespan = "access.token.lifespan", KeyProvider = "rsa-generated", KeyProviderType = "org.keycloak.keys.KeyProvider";

    readonly HttpClient _http = new();

    /// <summary>A token of the realm <c>master</c>.</summary>
    public async Task<string> TokenAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["client_id"] = "admin-cli",
            ["username"] = Administrator,
            ["password"] = Administrator,
        });
        using var reply = await _http.PostAsync($"{server}/realms/master/protocol/openid-connect/token", form);
        var json = await reply.Content.ReadFromJsonAsync<JsonElement>();
        return json.Text("access_token") ?? throw new InvalidOperationException($"{reply.StatusCode}: {json}");
    }

    // Keycloak signs with the active key of the highest priority; the one it made itself has 100.
    public async Task RotateKeyAsync() => await SendAsync(HttpMethod.Post, "/components", new JsonObject
    {
        ["name"] = "next",
        ["providerId"] = KeyProvider,
        ["providerType"] = KeyProviderType,
        ["parentId"] = (await SendAsync(HttpMethod.Get, ""))["id"]!.GetValue<string>(),
        ["config"] = new JsonObject
        {
            ["priority"] = new JsonArray($"{Priority((await KeysAsync())[0]) + 1}"),
            ["enabled"] = new JsonArray("true"),
            ["active"] = new JsonArray("true"),
            ["algorithm"] = new JsonArray("RS256"),
        },
    });

    public async Task WithdrawOldKeysAsync()
    {
        foreach (var old in (await KeysAsync()).Skip(1))
            await SendAsync(HttpMethod.Delete, $"/components/{old["id"]}");
    }

    public Task SetTokenLifeAsync(TimeSpan life) => SetLifespanAsync($"{(int)life.TotalSeconds}");

    public async ValueTask DisposeAsync()
    {
        await SetLifespanAsync("");
        _http.Dispose();
    }

    // Those that sign, the one in use first.
    async Task<JsonNode[]> KeysAsync() =>
        [.. (await SendAsync(HttpMethod.Get, $"/components?type={KeyProviderType}")).AsArray()
            .Where(key => key!["providerId"]!.GetValue<string>() == KeyProvider).OrderByDescending(key => Priority(key!))!];

    static int Priority(JsonNode key) => int.Parse(key["config"]!["priority"]![0]!.GetValue<string>(), CultureInfo.InvariantCulture);

    async Task SetLifespanAsync(string seconds)
    {
        var client = (await SendAsync(HttpMethod.Get, "/clients?clientId=simulator"))[0]!;
        client["attributes"]![Lifespan] = seconds;
        await SendAsync(HttpMethod.Put, $"/clients/{client["id"]}", client);
    }

    async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, $"{server}/admin/realms/mockloop{path}");
        request.Content = body is null ? null : JsonContent.Create(body);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync());
        using var reply = await _http.SendAsync(request);
        var text = await reply.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return JsonNode.Parse(text is "" ? "{}" : text)!;
    }
}
