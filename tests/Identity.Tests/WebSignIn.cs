using System.Security.Cryptography;
using System.Text;
using System.Web;
using Microsoft.IdentityModel.Tokens;

namespace Mockloop.Identity.Tests;

/// <summary>The client <c>web</c> in one browser: authorization code with PKCE.</summary>
sealed class WebSignIn(IRealmServer server) : IDisposable
{
    public const string Verifier = "a-verifier-of-at-least-forty-three-characters-123";
    public static readonly string Challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public Browser Browser { get; } = new(server);
    public RealmClient Client { get; } = new(server);

    /// <summary>The address that Web sends a browser to; a null leaves a parameter out.</summary>
    public static string Address(params (string Name, string? Value)[] changes)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["client_id"] = "web",
            ["response_type"] = "code",
            ["scope"] = "openid",
            ["state"] = "some state",
            ["nonce"] = "n-1",
            ["redirect_uri"] = TestSettings.RedirectUri,
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes)
            parameters[name] = value;
        return "protocol/openid-connect/auth?" + string.Join('&',
            parameters.Where(p => p.Value is not null).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}"));
    }

    /// <summary>Opens the client, fills the sign-in page and returns the code that comes back.</summary>
    public async Task<string> CodeAsync(string username, string password)
    {
        await Browser.OpenAsync(Address());
        await Browser.SignInAsync(username, password);
        return Answer("code") ?? throw new InvalidOperationException($"{Browser.Left} {Browser.Page?.Text}");
    }

    public async Task<TokenReply> RunAsync(string username, string password) =>
        await Client.CodeAsync(await CodeAsync(username, password), Verifier);

    public Task<string> CodeAsync(TestPerson person) => CodeAsync(person.UserName, person.Password);

    public Task<TokenReply> RunAsync(TestPerson person) => RunAsync(person.UserName, person.Password);

    /// <summary>A parameter of the answer that the browser brings back to the client.</summary>
    public string? Answer(string name) => Browser.Left is { } left ? HttpUtility.ParseQueryString(left.Query)[name] : null;

    public void Dispose()
    {
        Browser.Dispose();
        Client.Dispose();
    }
}
