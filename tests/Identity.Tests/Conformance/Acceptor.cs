using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Access;

namespace Mockloop.Identity.Tests.Conformance;

/// <summary>A service of the platform in this process, which trusts the server: who may come in, and as whom.</summary>
sealed class Acceptor : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly HttpClient _http;

    Acceptor(WebApplication app) => (_app, _http) = (app, app.GetTestClient());

    public static async Task<Acceptor> StartAsync(IRealmServer server, int skew = 0, string resource = "mockloop")
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        var realm = server.Realm.Split("/realms/");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Keycloak:realm"] = realm[1],
            ["Keycloak:auth-server-url"] = realm[0] + "/",
            ["Keycloak:resource"] = resource,
            ["Keycloak:ssl-required"] = server.Realm.StartsWith("https:", StringComparison.Ordinal) ? "external" : "none",
            ["Keycloak:token-clock-skew"] = skew.ToString(CultureInfo.InvariantCulture),
        });
        builder.AddServiceDefaults("acceptor");
        // Only the way to the server is the test's own.
        builder.Services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme,
            options => options.BackchannelHttpHandler = server.Connect());
        var app = builder.Build();
        app.MapServiceDefaults();
        app.MapGet("/whoami", (ICaller caller, HttpContext http) =>
            new Seen(caller.PersonId, caller.Name, caller.IsAdmin, [.. http.User.FindAll("roles").Select(r => r.Value)]));
        app.MapGet("/service", (ICaller caller) => caller.ClientId).RequireAuthorization(Policies.Service);
        await app.StartAsync();
        return new(app);
    }

    public async Task<Seen> SeeAsync(string token)
    {
        using var response = await SendAsync("/whoami", token);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Seen>())!;
    }

    public async Task<HttpStatusCode> StatusAsync(string token, string path = "/whoami")
    {
        using var response = await SendAsync(path, token);
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    Task<HttpResponseMessage> SendAsync(string path, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return _http.SendAsync(request);
    }
}

/// <summary>Whom the acceptor saw.</summary>
sealed record Seen(Guid Person, string Name, bool Admin, string[] Roles);
