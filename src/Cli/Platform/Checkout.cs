using System.Security.Cryptography;
using System.Text;

namespace Mockloop.Cli.Platform;

/// <summary>The checkout this program was built from.</summary>
static class Checkout
{
    /// <summary>Its root, or null when the program was taken elsewhere.</summary>
    internal static string? Root { get; } = Find(AppContext.BaseDirectory);

    static string? Find(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "Platform.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder;
    }

    /// <summary>Folders in which a platform started from here keeps its state, likeliest first.</summary>
    internal static IEnumerable<string> StateFolders()
    {
        if (Environment.GetEnvironmentVariable("MOCKLOOP_STATE") is { Length: > 0 } chosen) yield return chosen;
        if (Root is null) yield break;
        // The second is where the AppHost moves it when the servers' own users cannot reach the checkout.
        var moved = "/var/tmp/mockloop-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Root)))[..12];
        foreach (var folder in new[] { Path.Combine(Root, ".data"), moved })
        {
            yield return folder;
            yield return Path.Combine(folder, "demo");
        }
    }
}
