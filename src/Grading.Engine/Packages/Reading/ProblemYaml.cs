namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>Reads <c>problem.yaml</c>.</summary>
static class ProblemYaml
{
    public const string File = "problem.yaml";
    static readonly string[] AboutPeople = ["uuid", "license", "rights_owner", "source", "keywords", "author", "source_url", "credits", "version", "embargo_until"];

    public static ProblemSettings Read(PackageFolder folder, Notes notes)
    {
        if (!folder.Has(File))
            throw new PackageException($"{folder.PathOf(File)}: not found; a problem package has a {File} at its root");
        var yaml = YamlMap.Read(folder, File, notes, Constants.None);
        yaml.Known(AboutPeople);
        var format = VersionOf(yaml);
        var types = TypesOf(yaml, format);
        var settings = new ProblemSettings
        {
            Format = format,
            Types = types,
            Name = NameOf(yaml) ?? Path.GetFileName(folder.Root),
            Limits = PackageLimits.Read(folder, yaml.MapOrEmpty("limits"), format, types, notes),
            Languages = yaml.Words("languages") is { } words && words is not ["all"] ? words : null,
        };
        settings = format == FormatVersion.Legacy ? LegacyKeys.Read(yaml, settings) : WithNewKeys(yaml, settings);
        yaml.WarnUnknown();
        return settings;
    }

    static FormatVersion VersionOf(YamlMap yaml) => yaml.Text("problem_format_version") switch
    {
        null or "legacy" or "legacy-icpc" => FormatVersion.Legacy,
        "2023-07-draft" or "2023-07" or "draft" => FormatVersion.Draft,
        "2025-09" or "2025-09-draft" => FormatVersion.V2025,
        var other => throw new PackageException(
            $"{File}: problem_format_version: {other} is not known; expected legacy, legacy-icpc, 2023-07-draft or 2025-09"),
    };

    static ProblemTypes TypesOf(YamlMap yaml, FormatVersion format)
    {
        var words = yaml.Words("type") ?? [];
        var types = words.Aggregate(ProblemTypes.PassFail, (all, word) => all | word switch
        {
            "pass-fail" => ProblemTypes.PassFail,
            "scoring" => ProblemTypes.Scoring,
            "interactive" => ProblemTypes.Interactive,
            "multi-pass" => ProblemTypes.MultiPass,
            "submit-answer" => ProblemTypes.SubmitAnswer,
            _ => throw new PackageException(
                $"{File}: type: {word} is not known; expected pass-fail, scoring, interactive, multi-pass or submit-answer"),
        });
        if (words.Contains("pass-fail") && types.HasFlag(ProblemTypes.Scoring))
            throw new PackageException($"{File}: type: pass-fail and scoring exclude each other; keep one");
        if (types.HasFlag(ProblemTypes.SubmitAnswer) && (types & (ProblemTypes.Interactive | ProblemTypes.MultiPass)) != 0)
            throw new PackageException($"{File}: type: submit-answer has no run to talk with or to repeat; remove interactive and multi-pass");
        if (format == FormatVersion.Legacy && words.Any(w => w is not ("pass-fail" or "scoring")))
            yaml.Warn($"type: {string.Join(' ', words)}: legacy knows pass-fail and scoring only; taken as in later versions");
        return types;
    }

    /// <summary>In English where there are several.</summary>
    static string? NameOf(YamlMap yaml)
    {
        if (yaml.Map("name") is not { } names)
            return yaml.Words("name") is { Count: > 0 } words ? string.Join(' ', words) : null;
        var languages = names.Keys.ToList();
        return languages.Count == 0 ? null : names.Text(languages.Contains("en") ? "en" : languages[0]);
    }

    static ProblemSettings WithNewKeys(YamlMap yaml, ProblemSettings settings)
    {
        foreach (var old in new[] { "validation", "validator_flags", "grading" })
            if (yaml.Has(old))
                yaml.Warn($"{old}: a key of legacy packages, ignored in this version");
        var constants = ConstantsOf(yaml.MapOrEmpty("constants")).ToDictionary(c => c.Key, c => c.Value);
        return settings with { Constants = new(constants), AllowFileWriting = yaml.Flag("allow_file_writing") ?? false };
    }

    /// <summary>Text by name. Packages are about whose constants have variants: a map, where <c>value</c> is the constant itself.</summary>
    static IEnumerable<KeyValuePair<string, string>> ConstantsOf(YamlMap given)
    {
        foreach (var name in given.Keys)
        {
            if (!Constants.IsName(name))
                throw new PackageException($"{given.Shown}: {name}: a name is letters, digits and _, no digit in front");
            if (given.Map(name) is not { } variants)
                yield return new(name, given.Text(name) ?? "");
            else
                foreach (var (variant, text) in ConstantsOf(variants))
                    yield return new(variant == "value" ? name : $"{name}.{variant}", text);
        }
    }
}
