using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Languages;

/// <summary>
/// The headers that most programs begin with, compiled ahead: <c>bits/stdc++.h</c>, of whose 1.5 s of compiler time 0.4 s
/// remain, and <c>iostream</c>, of whose 0.30 s 0.12 s remain; g++ takes one only where it is a program's first. Kept
/// between runs in a folder that only this user can write to and that sandboxes see read-only, under a name that
/// changes with the compiler and the flags; g++ itself ignores one that does not fit. A worker makes them when
/// it tests its languages (6 s, 150 MB); <c>judge run</c> uses what it finds.
/// </summary>
static class PrecompiledHeader
{
    /// <summary>Where a sandbox sees <see cref="Folder"/>.</summary>
    public const string Inside = "/kit/headers";

    const UnixFileMode Readable = (UnixFileMode)0b111_101_101;

    /// <summary>As a program includes them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["bits/stdc++.h", "iostream"];

    /// <summary>The host folder; null where none can be kept that is safe from others.</summary>
    public static string? Folder { get; } = OwnFolder.Below(OwnFolder.SystemCache, "headers");

    /// <summary>The folder below it that a compiler has to search, for today's compiler and one standard.</summary>
    public static string For(int year)
    {
        // The headers come with the compiler: what changes them, changes when it was installed.
        var parts = $"{Cpp.Toolchain.Version} {File.GetLastWriteTimeUtc(Cpp.Toolchain.Program).Ticks} {string.Join(' ', Cpp.Flags(year))}";
        return $"{year}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)))[..16]}";
    }

    /// <summary>Makes the headers of one standard, unless they are there or another worker is about to.</summary>
    /// <exception cref="SandboxException">The compiler refuses.</exception>
    public static async Task BuildAsync(int year, CancellationToken cancel)
    {
        if (Folder is null || Cpp.Toolchain.Missing is not null)
            return;
        var folder = Path.Combine(Folder, For(year));
        string[] missing = [.. Names.Where(n => !File.Exists(Compiled(folder, n)))];
        if (missing.Length == 0)
            return;
        try
        {
            await using var alone = new FileStream(Path.Combine(Folder, $"{year}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            foreach (var old in Directory.EnumerateDirectories(Folder, $"{year}-*").Where(f => f != folder))
                Directory.Delete(old, recursive: true);
            foreach (var name in missing)
                await BuildAsync(year, name, Compiled(folder, name), cancel);
        }
        catch (IOException)
        {
            // Somebody else's turn, or no room: programs compile without them.
        }
    }

    /// <summary>Where the compiler looks for a header compiled ahead.</summary>
    public static string Compiled(string folder, string name) => Path.Combine(folder, $"{name}.gch");

    static async Task BuildAsync(int year, string name, string file, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!, Readable);
        var unfinished = Path.Combine(Folder!, $"{year}.unfinished");
        await CompileAsync(year, name, unfinished, cancel);
        File.SetUnixFileMode(unfinished, (UnixFileMode)0b110_100_100);
        File.Move(unfinished, file, overwrite: true); // another worker may have made it before it was our turn
    }

    static async Task CompileAsync(int year, string name, string output, CancellationToken cancel)
    {
        var source = Path.ChangeExtension(output, ".h");
        await File.WriteAllTextAsync(source, $"#include <{name}>\n", cancel);
        var start = new ProcessStartInfo(Cpp.Toolchain.Program, [.. Cpp.Flags(year), "-x", "c++-header", source, "-o", output]) { RedirectStandardError = true };
        using var compiler = Process.Start(start)!;
        try
        {
            var said = await compiler.StandardError.ReadToEndAsync(cancel);
            await compiler.WaitForExitAsync(cancel);
            if (compiler.ExitCode != 0)
                throw new SandboxException($"g++ could not compile {name}: {said}");
        }
        catch (OperationCanceledException)
        {
            compiler.Kill(entireProcessTree: true);
            throw;
        }
    }
}
