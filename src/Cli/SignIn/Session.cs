using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Mockloop.Cli.SignIn;

/// <summary>The session that <c>mockloop login</c> left, renewed where its token has run out.</summary>
static class Session
{
    static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <summary>A token with some life left; throws <see cref="SignInException"/> when there is none to be had without signing in.</summary>
    internal static async Task<string> TokenAsync(HttpClient http, TimeProvider time, CancellationToken stop)
    {
        if (!File.Exists(TokenFile.Path)) throw Over("Nobody is signed in here");
        var kept = JsonSerializer.Deserialize<Kept>(await File.ReadAllTextAsync(TokenFile.Path, stop), JsonSerializerOptions.Web)!;
        var ends = long.Parse(TokenFile.Claim(kept.Access, "exp") ?? "0", CultureInfo.InvariantCulture);
        if (DateTimeOffset.FromUnixTimeSeconds(ends) > time.GetUtcNow() + Margin) return kept.Access;
        if (kept.Refresh is null) throw Over("The session is over");

        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = DeviceSignIn.Client,
            ["refresh_token"] = kept.Refresh,
        });
        using var reply = await http.PostAsync(new Uri($"{kept.Realm.ToString().TrimEnd('/')}/protocol/openid-connect/token"), form, stop);
        if (!reply.IsSuccessStatusCode) throw Over("The session is over");
        var tokens = (await reply.Content.ReadFromJsonAsync<Tokens>(stop))!;
        TokenFile.Write(kept.Realm, tokens with { Refresh = tokens.Refresh ?? kept.Refresh });
        return tokens.Access;
    }

    static SignInException Over(string what) => new("login_required", $"{what}. Run: deploy/local/mockloop login");

    sealed record Kept(Uri Realm, string Access, string? Refresh);
}
