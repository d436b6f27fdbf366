using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Judging.Programs;

/// <summary>Makes a package's own programs (validators, graders) ready to run.</summary>
static class Toolshed
{
    /// <summary>More than submissions get: nobody waits for it, and some bring large libraries.</summary>
    static readonly Limits Building = Limits.Compilation with { Cpu = TimeSpan.FromSeconds(60), Wall = TimeSpan.FromSeconds(120) };

    /// <param name="host">Where it is built.</param>
    /// <param name="program">The program.</param>
    /// <param name="folder">A host folder of its own.</param>
    /// <param name="edit">Puts the package's constants in.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="PackageException">It cannot be built; the message says why.</exception>
    public static async Task<Compilation> MakeAsync(
        ISandboxHost host, PackageProgram program, string folder, Func<byte[], byte[]>? edit, CancellationToken cancel)
    {
        var source = Path.Combine(folder, "src");
        Staging.Lay(program.Files, source, edit);
        await using var sandbox = await host.RentAsync(cancel);
        var made = program.HasBuild ? await Compilation.BuildAsync(sandbox, source, Path.Combine(folder, "prog"), Building, cancel)
            : program.HasRun ? Ready(source)
            : await CompileAsync(sandbox, program, source, Path.Combine(folder, "prog"), cancel);
        return made.Failure is { } failure
            ? throw new PackageException($"{program.Name}: {failure.Detail}: {made.Result.Output}")
            : made;
    }

    static Compilation Ready(string source)
    {
        File.SetUnixFileMode(Path.Combine(source, "run"), (UnixFileMode)0b111_101_101);
        return new(new(true, 0, ""), null, source, Compilation.OwnRun);
    }

    static async Task<Compilation> CompileAsync(ISandbox sandbox, PackageProgram program, string source, string folder, CancellationToken cancel)
    {
        var language = Language.Called(program.Language)
            ?? throw new PackageException($"{program.Name}: {program.NoLanguage ?? $"its language {program.Language} is not known here"}");
        if (language.Missing is { } missing)
            throw new PackageException($"{program.Name}: {missing}");
        var sources = Sources.Of(language, program.Files.Select(f => f.Name), program.EntryPoint);
        return await Compilation.RunAsync(sandbox, language, sources, source, folder, Building, cancel);
    }
}
