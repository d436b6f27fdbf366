namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>Finds the output validators a package brings; none where the default one decides.</summary>
static class OutputValidators
{
    const string One = "output_validator", Several = "output_validators";

    public static IReadOnlyList<PackageProgram> Read(PackageFolder folder, ProblemSettings settings, Notes notes)
    {
        var found = settings.IsLegacy ? Legacy(folder, settings, notes) : New(folder, settings, notes);
        var needing = settings.Types & (ProblemTypes.Interactive | ProblemTypes.MultiPass);
        return found.Count > 0 || needing == 0 ? found : throw new PackageException(
            $"{ProblemYaml.File}: type: {(needing.HasFlag(ProblemTypes.Interactive) ? "interactive" : "multi-pass")} needs an output validator of the package's own; add one in {One}/");
    }

    static IReadOnlyList<PackageProgram> Legacy(PackageFolder folder, ProblemSettings settings, Notes notes)
    {
        var found = ProgramReader.Validators(folder, Several, notes);
        if (found.Count == 0 && settings.CustomValidation && ProgramReader.TheOne(folder, One) is { } single)
        {
            notes.Warn($"{One}: legacy packages have {Several}; taken all the same");
            found = [single];
        }
        if (settings.CustomValidation)
            return found.Count > 0 ? found : throw new PackageException(
                $"{ProblemYaml.File}: validation: custom, but there is no program in {Several}/; add it, or use validation: default");
        if (found.Count > 0)
            notes.Warn($"{Several}: not used, because {ProblemYaml.File} does not say validation: custom");
        return [];
    }

    /// <summary>The folder is the program. Drafts had it one level deeper, or under the older name.</summary>
    static IReadOnlyList<PackageProgram> New(PackageFolder folder, ProblemSettings settings, Notes notes)
    {
        if (ProgramReader.TheOne(folder, One) is { } program)
            return [program];
        if (!folder.HasFolder(Several))
            return [];
        if (settings.Format == FormatVersion.V2025)
            notes.Warn($"{Several}: 2025-09 has {One}; taken all the same");
        var found = ProgramReader.Validators(folder, Several, notes);
        var loose = folder.In(Several).Count(e => folder.Has($"{Several}/{e}"));
        return found.Count <= 1 ? found
            : loose >= found.Count && ProgramReader.TheOne(folder, Several) is { } whole ? [whole]
            : throw new PackageException($"{Several}: {found.Count} programs, but this version of the format has one output validator; keep one");
    }
}
