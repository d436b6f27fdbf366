using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Judging.Programs;

/// <summary>A submission's files, laid out together with those that the package adds.</summary>
/// <param name="Language">Its language.</param>
/// <param name="Sources">Its source files.</param>
/// <param name="Folder">Host folder in which they lie.</param>
/// <param name="Others">Names of files that are no sources: the program may want to read them.</param>
sealed record SubmissionSource(Language Language, Sources Sources, string Folder, IReadOnlyList<string> Others)
{
    /// <summary>Where those other files are shown to the program; from there they are linked into its working folder.</summary>
    public const string OthersInside = ".others";

    /// <exception cref="PackageException">Nothing that can be compiled.</exception>
    public static SubmissionSource Lay(ProblemPackage package, PackageProgram program, Language language, string folder)
    {
        var added = package.IncludedFor(language.Family);
        var edit = Workshop.Edit(package);
        var example = program.Path.StartsWith(package.Folder + '/', StringComparison.Ordinal); // what others submit has no constants in it
        Staging.Lay(program.Files.Where(f => added.All(a => a.Name != f.Name)), folder, example ? edit : null);
        Staging.Lay(added, folder, edit);
        string[] names = [.. program.Files.Concat(added).Select(f => f.Name).Distinct()];
        var sources = Sources.Of(language, names, program.EntryPoint, [.. added.Select(a => a.Name)]);
        return new(language, sources, folder, [.. names.Except(sources.Files).Where(n => !IsHeader(n))]);
    }

    public async Task<Compilation> CompileAsync(ISandbox sandbox, string folder, Limits limits, CancellationToken cancel)
    {
        var made = await Compilation.RunAsync(sandbox, Language, Sources, Folder, folder, limits, cancel);
        if (made.Failure is null)
            Staging.Lay(Others.Select(n => new ProgramFile(n, Path.Combine(Folder, n))), Path.Combine(made.Folder, OthersInside));
        return made;
    }

    static bool IsHeader(string name) => Path.GetExtension(name) is ".h" or ".hpp" or ".hh" or ".hxx" or ".h++";
}
