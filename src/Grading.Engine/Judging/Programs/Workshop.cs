using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Judging.Programs;

/// <summary>A package's own programs, ready to run.</summary>
/// <param name="OutputValidators">By name; none for the default one.</param>
/// <param name="Static">The static validator.</param>
/// <param name="Grader">The legacy grader.</param>
sealed record PackageTools(IReadOnlyDictionary<string, Compilation> OutputValidators, Compilation? Static, Compilation? Grader);

/// <summary>Builds what packages bring along, and keeps it and their derived time limits for the packages used last.</summary>
sealed class Workshop(ISandboxHost host, string folder)
{
    const int Most = 4;
    readonly List<(string Hash, string Folder, PackageTools Tools)> kept = [];
    readonly Dictionary<string, Limits> limits = [];
    int count;

    /// <exception cref="PackageException">One of the programs cannot be built.</exception>
    public async Task<PackageTools> ToolsAsync(ProblemPackage package, CancellationToken cancel)
    {
        if (kept.FindIndex(k => k.Hash == package.Hash) is >= 0 and var at)
        {
            var known = kept[at];
            kept.RemoveAt(at);
            kept.Add(known);
            return known.Tools;
        }
        if (kept.Count == Most)
        {
            Directory.Delete(kept[0].Folder, recursive: true);
            kept.RemoveAt(0);
        }
        var own = Path.Combine(folder, $"{++count}");
        var tools = await MakeAsync(package, own, cancel);
        kept.Add((package.Hash, Directory.CreateDirectory(own).FullName, tools));
        return tools;
    }

    /// <summary>The package with a time limit; where it has to be found out, that is done once.</summary>
    public async Task<ProblemPackage> TimedAsync(ProblemPackage package, Func<Task<ProblemPackage>> find)
    {
        if (package.TimeLimit.Given is not null || !package.Submissions.Any(s => s.BoundsFromBelow))
            return package;
        if (!limits.TryGetValue(package.Hash, out var found))
            limits[package.Hash] = found = (await find()).Limits;
        return package with { Limits = found };
    }

    /// <summary>Puts the package's constants into its own files; null where there are none.</summary>
    public static Func<byte[], byte[]>? Edit(ProblemPackage package) => package.Constants.Count == 0 ? null : package.Constants.Substitute;

    async Task<PackageTools> MakeAsync(ProblemPackage package, string own, CancellationToken cancel)
    {
        var validators = new Dictionary<string, Compilation>();
        foreach (var program in package.OutputValidators)
            validators[program.Name] = (await OneAsync(program, "output"))!;
        return new(validators, await OneAsync(package.StaticValidator, "static"), await OneAsync(package.Grader, "grader"));

        async Task<Compilation?> OneAsync(PackageProgram? program, string kind) => program is null ? null
            : await Toolshed.MakeAsync(host, program, Path.Combine(own, $"{kind}-{program.Name}"), Edit(package), cancel);
    }
}
