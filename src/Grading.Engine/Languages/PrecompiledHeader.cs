using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Languages;

/// <summary>
/// <c>bits/stdc++.h</c> compiled ahead, as most contest programs begin with it: 1.5 s of compiler time become 0.4 s. Kept
/// between runs in a folder that only this user can write to and that sandboxes see read-only, under a name that
/// changes with the compiler and the flags; g++ itself ignores one that does not fit. A worker makes it when
/// it tests its languages (4.6 s, 120 MB); <c>judge run</c> uses what it finds.
/// </summary>
static class PrecompiledHeader
{
    /// <summary>Where a sandbox sees <see cref="Folder"/>.</summary>
    public const string Inside = "/kit/headers";

    const UnixFileMode Readable = (UnixFileMode)0b111_101_101;

    /// <summary>The host folder; null where none can be kept that is safe from others.</summary>
    public static string? Folder { get; } = OwnFolder.Below(OwnFolder.SystemCache, "headers");

    /// <summary>The folder below it that a compiler has to search, for today's compiler and one standard.</summary>
    public static string For(int year)
    {
        // The headers come with the compiler: what changes them, changes when it was installed.
        var parts = $"{Cpp.Toolchain.Version} {File.GetLastWriteTimeUtc(Cpp.Toolchain.Program).Ticks} {string.Join(' ', Cpp.Flags(year))}";
        return $"{year}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)))[..16]}";
    }

    /// <summary>Makes the header of one standard, unless it is there or another worker is about to.</summary>
    /// <exception cref="SandboxException">The compiler refuses.</exception>
    public static async Task BuildAsync(int year, CancellationToken cancel)
    {
        if (Folder is null || Cpp.Toolchain.Missing is not null)
            return;
        var file = Path.Combine(Folder, For(year), "bits", "stdc++.h.gch");
        if (File.Exists(file))
            return;
        try
        {
            await using var alone = new FileStream(Path.Combine(Folder, $"{year}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            foreach (var old in Directory.EnumerateDirectories(Folder, $"{year}-*"))
                Directory.Delete(old, recursive: true);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!, Readable);
            var unfinished = Path.Combine(Folder, $"{year}.unfinished");
            await CompileAsync(year, unfinished, cancel);
            File.SetUnixFileMode(unfinished, (UnixFileMode)0b110_100_100);
            File.Move(unfinished, file);
        }
        catch (IOException)
        {
            // Somebody else's turn, or no room: programs compile without it.
        }
    }

    static async Task CompileAsync(int year, string output, CancellationToken cancel)
    {
        var source = Path.ChangeExtension(output, ".h");
        await File.WriteAllTextAsync(source, "#include <bits/stdc++.h>\n", cancel);
        var start = new ProcessStartInfo(Cpp.Toolchain.Program, [.. Cpp.Flags(year), "-x", "c++-header", source, "-o", output]) { RedirectStandardError = true };
        using var compiler = Process.Start(start)!;
        try
        {
            var said = await compiler.StandardError.ReadToEndAsync(cancel);
            await compiler.WaitForExitAsync(cancel);
            if (compiler.ExitCode != 0)
                throw new SandboxException($"g++ could not compile bits/stdc++.h: {said}");
        }
        catch (OperationCanceledException)
        {
            compiler.Kill(entireProcessTree: true);
            throw;
        }
    }
}
