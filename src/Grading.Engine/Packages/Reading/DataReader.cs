using System.Text.RegularExpressions;
using Mockloop.Grading.Engine.Checking;

namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>Reads the tests and groups below <c>data</c>.</summary>
sealed partial class DataReader(PackageFolder folder, ProblemSettings settings, bool customValidator, Notes notes)
{
    const int MostArguments = 64 << 10;
    const string Root = "data", NewFile = "test_group.yaml", OldFile = "testdata.yaml";
    readonly Dictionary<string, ScoringKeys> scoring = [];
    readonly Dictionary<string, CheckerOptions> checkers = [];
    readonly bool legacy = settings.IsLegacy || GradesTheLegacyWay(folder, settings, notes);

    public TestGroup Read()
    {
        var config = new GroupConfig { OutputArguments = settings.ValidatorFlags, OutputFrom = $"{ProblemYaml.File}: validator_flags" };
        var (own, grading) = Configure("", config);
        var groups = new[] { "sample", "secret" }.Where(name => folder.HasFolder($"{Root}/{name}"))
            .Select(name => Group(name, own with { FullFeedback = name == "sample" }));
        var root = new TestGroup("", [.. groups]) { Legacy = grading };
        return legacy ? root : new GroupScores(settings, scoring, notes).Apply(root);
    }

    TestGroup Group(string name, GroupConfig parent)
    {
        var (config, grading) = Configure(name, parent);
        var nested = settings.Format != FormatVersion.V2025 || !name.Contains('/');
        var items = new List<TestNode>();
        foreach (var entry in folder.In($"{Root}/{name}"))
        {
            var path = $"{name}/{entry}";
            if (folder.HasFolder($"{Root}/{path}") && !entry.EndsWith(".files", StringComparison.Ordinal) && IsPlain(path))
                items.Add(Group(path, config));
            else if (entry.EndsWith(".in", StringComparison.Ordinal) && folder.Has($"{Root}/{path}") && IsPlain(path))
                items.Add(Test(path[..^3], config));
            else if (entry.EndsWith(".ans", StringComparison.Ordinal) && !folder.Has($"{Root}/{path[..^4]}.in"))
                notes.Warn($"{Root}/{path}: there is no {path[..^4]}.in, ignored");
        }
        var flat = nested ? items : [.. items.SelectMany(i => i is TestGroup g ? g.AllTests.Cast<TestNode>() : [i])];
        return new(name, [.. flat.OrderBy(i => i.Name, StringComparer.Ordinal)]) { Legacy = grading };
    }

    TestCase Test(string name, GroupConfig parent)
    {
        if (!folder.Has($"{Root}/{name}.ans"))
            throw new PackageException($"{Root}/{name}.ans: missing; every .in needs its .ans");
        var own = settings.IsLegacy || !folder.Has($"{Root}/{name}.yaml") ? null
            : YamlMap.Read(folder, $"{Root}/{name}.yaml", notes, settings.Constants);
        var config = own is null ? parent : parent.With(own, settings);
        own?.WarnUnknown();
        if (config.Arguments.Sum(a => a.Length + 1) > MostArguments)
            throw new PackageException($"{Root}/{name}: args: more than {MostArguments >> 10} KiB, which no program can be started with here; put them into a file");
        return new(name, folder.PathOf($"{Root}/{name}.in"), folder.PathOf($"{Root}/{name}.ans"))
        {
            Arguments = config.Arguments,
            OutputValidatorArguments = config.OutputArguments,
            OutputValidatorName = config.OutputName,
            InputValidatorArguments = config.InputArguments,
            FullFeedback = config.FullFeedback,
            Hint = folder.Has($"{Root}/{name}.hint") ? File.ReadAllText(folder.PathOf($"{Root}/{name}.hint")).Trim() : config.Hint,
            FilesFolder = folder.HasFolder($"{Root}/{name}.files") ? folder.PathOf($"{Root}/{name}.files") : null,
            Checker = customValidator ? CheckerOptions.Default : Checker(config),
        };
    }

    CheckerOptions Checker(GroupConfig config)
    {
        var key = string.Join('\0', config.OutputArguments);
        return checkers.TryGetValue(key, out var options) ? options
            : checkers[key] = CheckerOptions.Parse(config.OutputArguments, config.OutputFrom);
    }

    (GroupConfig Config, LegacyGrading? Grading) Configure(string name, GroupConfig parent)
    {
        var map = FileOf(name);
        var config = parent.With(map, settings);
        if (legacy)
            config = config with { Grading = GradingKeys.Read(parent.Grading, map, settings, name.Length == 0) };
        if (!settings.IsLegacy)
            scoring[name] = ScoringKeys.Read(map);
        map.WarnUnknown();
        return (config, legacy ? config.Grading : null);
    }

    YamlMap FileOf(string name)
    {
        var place = name.Length == 0 ? Root : $"{Root}/{name}";
        var (mine, other) = settings.IsLegacy ? (OldFile, NewFile) : (NewFile, OldFile);
        if (folder.Has($"{place}/{other}") && settings.Format != FormatVersion.Draft)
            notes.Warn($"{place}/{other}: {(settings.IsLegacy ? "ignored; legacy packages have" : "read as")} {mine}");
        var file = settings.IsLegacy || folder.Has($"{place}/{mine}") ? mine : other;
        return YamlMap.Read(folder, $"{place}/{file}", notes, settings.Constants);
    }

    /// <summary>Packages of the draft are about in which groups are still graded by graders.</summary>
    static bool GradesTheLegacyWay(PackageFolder folder, ProblemSettings settings, Notes notes) =>
        settings.Format == FormatVersion.Draft && folder.Files
            .Where(f => f.StartsWith($"{Root}/", StringComparison.Ordinal) && Path.GetFileName(f) == OldFile)
            .Any(f => GradingKeys.Speak(YamlMap.Read(folder, f, notes, settings.Constants)));

    /// <summary>2025-09 has packages behave as if files with other names were not there.</summary>
    bool IsPlain(string path)
    {
        if (settings.IsLegacy || Plain().IsMatch(Path.GetFileName(path)))
            return true;
        notes.Warn($"{Root}/{path}: a name the format does not allow, ignored");
        return false;
    }

    [GeneratedRegex(@"^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,254}\z")]
    internal static partial Regex Plain();
}
