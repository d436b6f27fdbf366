namespace Mockloop.Chaos.Running;

/// <summary>The checkout this program was built from.</summary>
static class Checkout
{
    internal static string Root { get; } = Find(AppContext.BaseDirectory);

    internal static string Configuration => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    static string Find(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "Platform.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
