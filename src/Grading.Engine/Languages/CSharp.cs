namespace Mockloop.Grading.Engine.Languages;

/// <summary>
/// C# by the compiler of the newest .NET SDK below <c>/usr</c>, called itself: a project build would want a package cache and
/// takes ten times as long. The heap is the problem's memory, what the runtime needs besides comes on top.
/// </summary>
static class CSharp
{
    static readonly string? Root = new[] { "/usr/share/dotnet", "/usr/lib/dotnet", "/usr/lib64/dotnet" }.FirstOrDefault(r => File.Exists($"{r}/dotnet") && Newest($"{r}/sdk") is not null);

    public static Language Language { get; } = new()
    {
        Code = "csharp",
        Name = "C#",
        Extensions = [".cs"],
        Toolchain = Root is null
            ? new("/usr/share/dotnet/dotnet", "no .NET SDK below /usr, where a sandbox could see it")
            : new($"{Root}/dotnet", null),
        Produces = true,
        Compile = sources =>
        [
            "/bin/sh", "-c", "exec \"$@\" >&2", "sh", // it complains on standard output
            $"{Root}/dotnet", "exec", "--runtimeconfig", "/kit/csharp.json", $"{Newest($"{Root}/sdk")}/Roslyn/bincore/csc.dll", "-nologo", "-optimize+", "-unsafe+", "-nostdlib",
            "-langversion:latest", "-preferreduilang:en", "-out:/box/out/program.dll", .. References(), .. sources.Paths,
        ],
        Run = _ => [$"{Root}/dotnet", "exec", "--runtimeconfig", "/kit/csharp.json", "/prog/program.dll"],
        Environment = limits => [.. Runtime, $"DOTNET_GCHeapHardLimit=0x{limits.MemoryBytes:x}"],
        StartUp = TimeSpan.FromMilliseconds(100),
        OwnMemory = 64L << 20,
        OwnThreads = 32,
        StackFor = limits => Math.Min(limits.StackBytes, 64L << 20), // at an overflow the runtime walks all of it to say where
        Symptoms =
        [
            new(Verdict.StackLimit, "Stack overflow."),
            new(Verdict.MemoryLimit, "System.OutOfMemoryException"),
            new(Verdict.MemoryLimit, "Out of memory."),
        ],
        KitFiles = [new("csharp.json", RuntimeConfig())],
        Hello = "System.Console.WriteLine(\"hello\");\n",
    };

    // No diagnostics socket, no second mapping of code (a file of 2 GiB by its size), no collector thread beside the program.
    static string[] Runtime =>
    [
        "DOTNET_EnableDiagnostics=0", "DOTNET_EnableWriteXorExecute=0", "DOTNET_gcServer=0", "DOTNET_gcConcurrent=0",
        "DOTNET_PROCESSOR_COUNT=2", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1", "DOTNET_NOLOGO=1",
    ];

    static IEnumerable<string> References() =>
        Directory.EnumerateFiles(Newest(Newest($"{Root}/packs/Microsoft.NETCore.App.Ref") + "/ref")!, "*.dll").Select(f => $"-r:{f}");

    static string RuntimeConfig()
    {
        var version = Path.GetFileName(Newest($"{Root}/shared/Microsoft.NETCore.App")) ?? "10.0.0";
        return $$$"""{"runtimeOptions":{"framework":{"name":"Microsoft.NETCore.App","version":"{{{version}}}"},"rollForward":"Major"}}""";
    }

    /// <summary>The folder with the highest version for a name; previews only where there is nothing else.</summary>
    static string? Newest(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder)
            .MaxBy(f => Version.TryParse(Path.GetFileName(f).Replace("net", "", StringComparison.Ordinal).Split('-')[0], out var v) ? v : new Version())
        : null;
}
