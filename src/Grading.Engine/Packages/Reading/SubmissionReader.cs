namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>Reads the example submissions and what should become of each.</summary>
static class SubmissionReader
{
    const int MostPatterns = 1000; // each is tried on every submission
    const string Root = "submissions", File = $"{Root}/submissions.yaml";

    public static IReadOnlyList<ExampleSubmission> Read(PackageFolder folder, ProblemSettings settings, Notes notes)
    {
        var rules = Rules(folder, settings, notes);
        var submissions = new List<ExampleSubmission>();
        foreach (var place in folder.In(Root).Where(d => folder.HasFolder($"{Root}/{d}")))
            foreach (var entry in folder.In($"{Root}/{place}"))
                if (One(folder, settings, rules, $"{place}/{entry}", notes) is { } submission)
                    submissions.Add(submission);
        foreach (var rule in rules.Where(r => r.Written && !submissions.Exists(s => r.Rule.Matches(s.Name))))
            notes.Warn($"{File}: {rule.Rule.Pattern}: matches no submission");
        return submissions;
    }

    static ExampleSubmission? One(
        PackageFolder folder, ProblemSettings settings, List<(SubmissionRule Rule, bool Written)> rules, string name, Notes notes)
    {
        var program = ProgramReader.One(folder, $"{Root}/{name}");
        if (program.Files.Count == 0)
            return null;
        var matching = rules.Where(r => r.Rule.Matches(name)).Select(r => r.Rule).ToList();
        var language = matching.Select(r => r.Language).LastOrDefault(l => l is not null);
        if (language is null && program.Language is null && !settings.Types.HasFlag(ProblemTypes.SubmitAnswer))
        {
            notes.Warn($"{Root}/{name}: no file in a language of the format, ignored");
            return null;
        }
        program = program with
        {
            Language = language ?? program.Language,
            NoLanguage = null,
            HasBuild = false, // only validators and graders may bring scripts
            HasRun = false,
            EntryPoint = matching.Select(r => r.EntryPoint).LastOrDefault(e => e is not null),
        };
        var expectations = matching.SelectMany(r => r.Expectations).ToList();
        if (ResultComment.Read(program) is { } comment && (!rules.Exists(r => r.Written) || expectations.Count == 0))
            expectations = [.. WithComment(expectations, comment)];
        if (expectations.Count == 0)
            notes.Warn($"{Root}/{name}: nothing says what to expect of it");
        return new(name, program, expectations);
    }

    /// <summary>A folder that says something of the whole is narrowed; where the folder does not say, the comment does.</summary>
    static IEnumerable<Expectation> WithComment(List<Expectation> expectations, Expectation comment)
    {
        if (expectations.Count == 0)
            return [SubmissionRule.Natural(comment)];
        return comment.Score is null ? expectations : [.. expectations, comment with { Final = null }];
    }

    static List<(SubmissionRule Rule, bool Written)> Rules(PackageFolder folder, ProblemSettings settings, Notes notes)
    {
        var yaml = YamlMap.Read(folder, File, notes, Constants.None);
        var written = yaml.Keys.ToList();
        if (written.Count > MostPatterns)
            throw new PackageException($"{File}: {written.Count} patterns; at most {MostPatterns} are read");
        var rules = new List<(SubmissionRule, bool)>();
        foreach (var place in folder.In(Root).Where(p => !written.Exists(w => w.Trim('/') == p)))
            if (FolderRules.Of(place, settings) is { } expectation)
                rules.Add((new(place, [expectation]), false));
        foreach (var pattern in written)
            rules.Add((SubmissionRule.Read(pattern.Trim('/'), yaml.MapOrEmpty(pattern), FolderRules.Of(pattern.Trim('/'), settings)), true));
        return rules;
    }
}
