using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Mockloop.Identity.Tests;

/// <summary>The programs of the realm: each asks in its own way, as the RFCs say.</summary>
sealed class RealmClient(IRealmServer server) : IDisposable
{
    readonly HttpClient _http = new(server.Connect());

    public string Endpoint(string name) => $"{server.Realm}/protocol/openid-connect/{name}";

    public async Task<JsonElement> GetAsync(string path) =>
        JsonSerializer.Deserialize<JsonElement>(await _http.GetStringAsync($"{server.Realm}/{path}"));

    public Task<TokenReply> PasswordAsync(string username, string password, string client = "simulator", string? secret = null) =>
        TokenAsync(client, secret, ("grant_type", "password"), ("username", username), ("password", password), ("scope", "openid"));

    public Task<TokenReply> PasswordAsync(TestPerson person) => PasswordAsync(person.UserName, person.Password);

    public Task<TokenReply> ServiceAsync(string client, string secret) =>
        TokenAsync(client, secret, ("grant_type", "client_credentials"));

    public Task<TokenReply> RefreshAsync(string client, string? secret, string refreshToken) =>
        TokenAsync(client, secret, ("grant_type", "refresh_token"), ("refresh_token", refreshToken));

    public Task<TokenReply> CodeAsync(string code, string verifier) =>
        TokenAsync("web", TestSettings.WebSecret, ("grant_type", "authorization_code"), ("code", code),
            ("redirect_uri", TestSettings.RedirectUri), ("code_verifier", verifier));

    public Task<TokenReply> TokenAsync(string client, string? secret, params (string, string)[] fields) =>
        PostAsync("token", client, secret, fields);

    public async Task<TokenReply> PostAsync(string endpoint, string client, string? secret, params (string, string)[] fields)
    {
        var form = fields.Append(("client_id", client)).ToDictionary();
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint(endpoint)) { Content = new FormUrlEncodedContent(form) };
        if (secret is not null)
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client}:{secret}")));
        return await SendAsync(request);
    }

    public async Task<TokenReply> UserInfoAsync(string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Endpoint("userinfo"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return await SendAsync(request);
    }

    public void Dispose() => _http.Dispose();

    async Task<TokenReply> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return new(response.StatusCode, JsonSerializer.Deserialize<JsonElement>(body is "" ? "{}" : body));
    }
}
