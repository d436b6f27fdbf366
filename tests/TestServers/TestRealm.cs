using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Mockloop.TestServers;

/// <summary>
/// A sign-in server inside the test process, at Keycloak's paths: discovery, keys, and a token endpoint for client
/// credentials. It hands out a token for anybody who asks in C#.
/// </summary>
public sealed class TestRealm : IAsyncDisposable
{
    static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    readonly WebApplication _app;
    RsaSecurityKey _key = NewKey();
    int _tokensIssued;
    int _failures;

    TestRealm(WebApplication app, string name) => (_app, Name) = (app, name);

    /// <summary>Name of the realm.</summary>
    public string Name { get; }

    /// <summary>Root of the server, as in <c>auth-server-url</c>.</summary>
    public string ServerUrl => $"{_app.Urls.First()}/";

    /// <summary>Issuer of its tokens.</summary>
    public string Issuer => $"{ServerUrl}realms/{Name}";

    /// <summary>The key it signs with now.</summary>
    public RsaSecurityKey Key => _key;

    /// <summary>How many tokens its token endpoint gave out.</summary>
    public int TokensIssued => Volatile.Read(ref _tokensIssued);

    /// <summary>Lifetime of tokens from the token endpoint.</summary>
    public TimeSpan ServiceTokenLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Starts the server on a port of the loopback interface, a free one where none is said.</summary>
    public static async Task<TestRealm> StartAsync(string name = "mockloop", int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var realm = new TestRealm(app, name);
        var path = $"/realms/{name}";
        app.MapGet($"{path}/.well-known/openid-configuration", () => Interlocked.Decrement(ref realm._failures) >= 0 ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.Json(realm.Discovery()));
        app.MapGet($"{path}/protocol/openid-connect/certs", () => Results.Json(realm.Keys()));
        app.MapPost($"{path}/protocol/openid-connect/token", realm.ClientCredentialsAsync);
        await app.StartAsync();
        return realm;
    }

    /// <summary>The section <c>Keycloak</c> and the service's own client, as configuration keys.</summary>
    public Dictionary<string, string?> Settings(string client = "services") => new()
    {
        ["Keycloak:realm"] = Name,
        ["Keycloak:auth-server-url"] = ServerUrl,
        ["Keycloak:resource"] = "mockloop",
        ["Keycloak:verify-token-audience"] = "true",
        ["Keycloak:ssl-required"] = "none",
        ["ServiceClient:ClientId"] = client,
        ["ServiceClient:ClientSecret"] = SecretOf(client),
    };

    /// <summary>A token of a person.</summary>
    public string Token(Guid person, params string[] roles) => Token(new TestToken { Subject = person.ToString(), Roles = roles });

    /// <summary>A token of the services, or of another client that acts on its own.</summary>
    public string ServiceToken(string client = "services") =>
        Token(new TestToken { ClientId = client, UserName = $"service-account-{client}" });

    /// <summary>Any token, signed with the realm's key or what is given instead.</summary>
    public string Token(TestToken token, SigningCredentials? signing = null) =>
        Handler.CreateToken(TestClaims.Of(token, token.Issuer ?? Issuer, signing ?? new SigningCredentials(_key, SecurityAlgorithms.RsaSha256)));

    /// <summary>The next so many questions for its configuration are not answered.</summary>
    public void Stumble(int times) => Volatile.Write(ref _failures, times);

    /// <summary>From now on another key signs; the old one is published no longer.</summary>
    public void RotateKey() => _key = NewKey();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Rsa.Dispose();
    }

    static string SecretOf(string client) => $"secret-of-{client}";

    static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.CreateVersion7().ToString("N") };

    object Discovery() => new
    {
        issuer = Issuer,
        jwks_uri = $"{Issuer}/protocol/openid-connect/certs",
        token_endpoint = $"{Issuer}/protocol/openid-connect/token",
        authorization_endpoint = $"{Issuer}/protocol/openid-connect/auth",
    };

    object Keys()
    {
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_key.Rsa.ExportParameters(false)) { KeyId = _key.KeyId });
        return new { keys = new[] { new { kty = key.Kty, kid = key.KeyId, use = "sig", alg = "RS256", n = key.N, e = key.E } } };
    }

    async Task<IResult> ClientCredentialsAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var client = form["client_id"].ToString();
        if (form["grant_type"] != "client_credentials" || form["client_secret"] != SecretOf(client))
            return Results.Json(new { error = "unauthorized_client" }, statusCode: StatusCodes.Status401Unauthorized);
        Interlocked.Increment(ref _tokensIssued);
        var token = new TestToken { ClientId = client, UserName = $"service-account-{client}", Lifetime = ServiceTokenLifetime };
        return Results.Json(new { access_token = Token(token), expires_in = (int)ServiceTokenLifetime.TotalSeconds, token_type = "Bearer" });
    }
}
