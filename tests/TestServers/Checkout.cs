namespace Mockloop.TestServers;

/// <summary>The checkout these tests were built from.</summary>
public static class Checkout
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    static string Configuration => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <summary>A program of the platform as it was built: <c>src/Cli</c> has <c>Mockloop.Cli.dll</c>.</summary>
    public static string Program(string folder) =>
        Path.Combine(Root, folder, "bin", Configuration, "net10.0", $"Mockloop.{Path.GetFileName(folder)}.dll");

    static string Find(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "Platform.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
