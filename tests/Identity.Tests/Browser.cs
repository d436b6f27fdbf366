using System.Net;
using System.Text.RegularExpressions;

namespace Mockloop.Identity.Tests;

/// <summary>What a person's browser does: keeps cookies, shows a page, sends its form. Stops at each redirect that leaves the realm.</summary>
sealed partial class Browser : IDisposable
{
    readonly CookieContainer _cookies = new();
    readonly string _realm;
    HttpClient _http;

    public Browser(IRealmServer server) => (_realm, _http) = (server.Realm, new(server.Connect()));

    public Page? Page { get; private set; }

    /// <summary>Where the last step left the realm to: the client's address with its answer.</summary>
    public Uri? Left { get; private set; }

    public HttpStatusCode Status { get; private set; }

    public Task<Browser> OpenAsync(string address) => SendAsync(new(HttpMethod.Get, new Uri(new Uri(_realm + "/"), address)));

    public Task<Browser> SubmitAsync(params (string Name, string Value)[] fields) => SendAsync(Page!.Submit(fields));

    public Task<Browser> SignInAsync(string username, string password) =>
        SubmitAsync(("username", username), ("password", password));

    public Task<Browser> SignInAsync(TestPerson person) => SignInAsync(person.UserName, person.Password);

    /// <summary>The server was restarted; page and cookies stay.</summary>
    public void Reconnect(IRealmServer server)
    {
        _http.Dispose();
        _http = new(server.Connect());
    }

    public void Dispose() => _http.Dispose();

    // Browsers keep secure cookies of loopback addresses without HTTPS, and ignore the version Keycloak writes.
    [GeneratedRegex(@";\s*(Secure|Version=1)", RegexOptions.IgnoreCase)]
    private static partial Regex Acceptable();

    async Task<Browser> SendAsync(HttpRequestMessage request)
    {
        Left = null;
        for (var hop = 0; hop < 10; hop++)
        {
            var address = request.RequestUri!;
            request.Headers.Accept.ParseAdd("text/html");
            if (_cookies.GetCookieHeader(address) is { Length: > 0 } cookies)
                request.Headers.Add("Cookie", cookies);
            using var response = await _http.SendAsync(request);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
                _cookies.SetCookies(address, Acceptable().Replace(cookie, ""));
            Status = response.StatusCode;
            if (response.Headers.Location is not { } location)
            {
                Page = new(address, await response.Content.ReadAsStringAsync());
                return this;
            }

            var next = new Uri(address, location);
            if (!next.AbsoluteUri.StartsWith(_realm + "/", StringComparison.Ordinal))
            {
                Left = next;
                return this;
            }
            request = new(HttpMethod.Get, next);
        }

        throw new InvalidOperationException("Redirected in a circle");
    }
}
