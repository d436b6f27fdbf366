using Mockloop.Grading.Engine.Scale.Definition;

namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>Reads a whole package.</summary>
static class PackageReader
{
    public static ProblemPackage Read(string path)
    {
        var folder = new PackageFolder(RootOf(Path.GetFullPath(path)));
        var notes = new Notes();
        var settings = ProblemYaml.Read(folder, notes);
        var validators = OutputValidators.Read(folder, settings, notes);
        var data = new DataReader(folder, settings, validators.Count > 0, notes).Read();
        if (!data.AllTests.Any() && !data.AllGroups.Any(g => g.StaticTest is not null))
            throw new PackageException($"{folder.Root}: no test data; expected data/secret/*.in with *.ans beside each");
        return new()
        {
            Folder = folder.Root,
            Name = settings.Name,
            Hash = PackageHash.Of(folder.Root),
            Format = settings.Format,
            Types = settings.Types,
            Limits = settings.Limits.Run,
            Compilation = settings.Limits.Compilation,
            Validation = settings.Limits.Validation,
            TimeLimit = settings.Limits.Time,
            Passes = settings.Limits.Passes,
            CodeBytes = settings.Limits.CodeBytes,
            LanguageLimits = settings.Limits.Languages,
            Languages = settings.Languages,
            Constants = settings.Constants,
            AllowFileWriting = settings.AllowFileWriting,
            Minimise = settings.Minimise,
            Data = data,
            Tests = [.. data.AllTests],
            OutputValidators = validators,
            InputValidators = [.. new[] { "input_validators", "input_format_validators" }.SelectMany(d => ProgramReader.Several(folder, d, notes))],
            StaticValidator = StaticValidatorOf(folder, data, notes),
            Grader = GraderOf(folder, data, notes),
            Includes = IncludesOf(folder, notes),
            Submissions = SubmissionReader.Read(folder, settings, notes),
            Scale = ScaleReader.Read(folder, settings.Limits.Run, notes),
            Warnings = notes.Warnings,
        };
    }

    /// <summary>The folder itself, or the only one in it: an archive may hold the package's folder or its content.</summary>
    static string RootOf(string path) => !File.Exists(Path.Combine(path, ProblemYaml.File)) && Directory.Exists(path)
        && Directory.GetDirectories(path).Where(d => Path.GetFileName(d) != "__MACOSX").ToList() is [var only] && File.Exists(Path.Combine(only, ProblemYaml.File)) ? only : path;

    static PackageProgram? StaticValidatorOf(PackageFolder folder, TestGroup data, Notes notes)
    {
        var program = ProgramReader.TheOne(folder, "static_validator");
        var tested = data.AllGroups.FirstOrDefault(g => g.StaticTest is not null);
        if (tested is not null && program is null)
            throw new PackageException($"data/{tested.Name}: static_validation_score: there is no static_validator to run; add it, or remove the key");
        if (tested is null && program is not null)
            notes.Warn("static_validator: no group asks for it (static_validation_score), so it is never run");
        return program;
    }

    static PackageProgram? GraderOf(PackageFolder folder, TestGroup data, Notes notes)
    {
        var graders = ProgramReader.Validators(folder, "graders", notes);
        var asking = data.AllGroups.FirstOrDefault(g => g.Legacy is { Custom: true });
        if (asking is not null && graders.Count == 0)
            throw new PackageException($"data/{asking.Name}: grading: custom, but there is no grader in graders/; add it, or use the default one");
        if (graders.Count > 1)
            notes.Warn($"graders: {graders.Count} programs; {graders[0].Name} is used");
        return graders.Count > 0 ? graders[0] : null;
    }

    static Dictionary<string, IReadOnlyList<ProgramFile>> IncludesOf(PackageFolder folder, Notes notes)
    {
        var languages = folder.In("include").Where(l => folder.HasFolder($"include/{l}")).ToList();
        foreach (var odd in languages.Where(l => l != "default" && !Languages.LanguageTable.IsKnown(l)))
            notes.Warn($"include/{odd}: no language of the format");
        return languages.ToDictionary(l => l, l => (IReadOnlyList<ProgramFile>)[.. folder.Below($"include/{l}")]);
    }
}
