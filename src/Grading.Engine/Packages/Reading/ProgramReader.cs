using Mockloop.Grading.Engine.Languages;

namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>Finds the programs of a package.</summary>
static class ProgramReader
{
    /// <summary>Languages that only describe inputs and are run by no language of the format.</summary>
    static readonly string[] Descriptions = [".ctd", ".viva"];

    /// <summary>Every file and folder directly in a folder that is a program.</summary>
    public static IReadOnlyList<PackageProgram> Several(PackageFolder folder, string name, Notes notes)
    {
        var programs = new List<PackageProgram>();
        foreach (var entry in folder.In(name))
        {
            var program = One(folder, $"{name}/{entry}");
            if (program.Language is not null || program.HasBuild || program.HasRun)
                programs.Add(program);
            else if (Descriptions.Contains(Path.GetExtension(entry)))
                notes.Warn($"{name}/{entry}: written in a language that describes inputs; not run here");
            else if (program.Files.Count > 0 && Path.GetExtension(entry) is not (".md" or ".txt" or ".h" or ".hpp" or ".cfg" or ".ini" or ".yaml"))
                notes.Warn($"{name}/{entry}: no program in a language of the format, ignored");
        }
        return programs;
    }

    /// <summary>
    /// The one program that a folder stands for: its own files, or the only folder in it. Null where there is none.
    /// </summary>
    public static PackageProgram? TheOne(PackageFolder folder, string name)
    {
        if (!folder.HasFolder(name) || !folder.Below(name).Any())
            return null;
        var entries = folder.In(name).ToList();
        var files = entries.Where(e => folder.Has($"{name}/{e}")).ToList();
        var program = One(folder, name);
        if (files.Count == 0 || (program.Language is null && !program.HasBuild && !program.HasRun) || OnlyNotes(files))
            return entries.Except(files).ToList() is [var only] ? TheOne(folder, $"{name}/{only}") : program;
        return program;
    }

    /// <summary>
    /// Legacy output validators: each entry is a program of its own, but files without a language (headers) belong to the
    /// only one that has one.
    /// </summary>
    public static IReadOnlyList<PackageProgram> Validators(PackageFolder folder, string name, Notes notes)
    {
        var programs = Several(folder, name, notes);
        return programs is [{ Files.Count: 1 }] && folder.In(name).Count() > 1 && folder.Has($"{name}/{programs[0].Name}")
            ? [One(folder, name) with { Name = programs[0].Name }]
            : programs;
    }

    /// <summary>The program at a path, whatever it is.</summary>
    public static PackageProgram One(PackageFolder folder, string name)
    {
        var single = folder.Has(name);
        IReadOnlyList<ProgramFile> files = single
            ? [new(Path.GetFileName(name), folder.PathOf(name))]
            : [.. folder.Below(name)];
        var (build, run) = (!single && folder.Has($"{name}/build"), !single && folder.Has($"{name}/run"));
        var language = build || run ? null : LanguageDetection.Of(files);
        return new(Path.GetFileName(name), folder.PathOf(name), files)
        {
            Language = language,
            HasBuild = build,
            HasRun = run,
            NoLanguage = language is not null || build || run ? null : $"{name}: no file with the ending of a known language",
        };
    }

    static bool OnlyNotes(IEnumerable<string> files) => files.All(f => Path.GetExtension(f) is ".md" or ".txt");
}
