using System.Text;
using System.Text.Json;

namespace Mockloop.Cli.SignIn;

/// <summary>Where the command line keeps its session: readable by its owner alone.</summary>
static class TokenFile
{
    internal static string Path { get; } = System.IO.Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } config
            ? config
            : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config"),
        "mockloop", "session.json");

    /// <summary>Keeps a session for a realm.</summary>
    internal static void Write(Uri realm, Tokens tokens)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var file = new FileStream(Path, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        JsonSerializer.Serialize(file, new { realm, access = tokens.Access, refresh = tokens.Refresh });
    }

    /// <summary>A claim of an access token, unchecked: only to show who signed in.</summary>
    internal static string? Claim(string accessToken, string name)
    {
        var part = accessToken.Split('.') is [_, var payload, _] ? payload.Replace('-', '+').Replace('_', '/') : "";
        part = part.PadRight((part.Length + 3) / 4 * 4, '=');
        using var claims = JsonDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(part)));
        return claims.RootElement.TryGetProperty(name, out var value) ? value.ToString() : null;
    }
}
