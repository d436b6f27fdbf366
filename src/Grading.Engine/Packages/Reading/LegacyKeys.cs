using System.Globalization;

namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>The keys of <c>problem.yaml</c> that only legacy packages have.</summary>
static class LegacyKeys
{
    public static ProblemSettings Read(YamlMap yaml, ProblemSettings settings)
    {
        yaml.Known("libraries", "plainproblemname", "verified", "comment");
        var grading = yaml.MapOrEmpty("grading");
        grading.Known("show_test_data_groups");
        var custom = ValidationOf(yaml, ref settings);
        settings = settings with
        {
            CustomValidation = custom,
            ValidatorFlags = yaml.Arguments("validator_flags") ?? [],
            Minimise = grading.Text("objective") switch
            {
                null or "max" => false,
                "min" => true,
                var other => throw new PackageException($"{grading.Shown}: objective: {other}: expected min or max"),
            },
            Overrides = OverridesOf(grading),
        };
        grading.WarnUnknown();
        return settings;
    }

    static bool ValidationOf(YamlMap yaml, ref ProblemSettings settings)
    {
        var words = yaml.Words("validation") ?? ["default"];
        if (words is [] or ["default"])
            return (settings.Types & (ProblemTypes.Interactive | ProblemTypes.MultiPass)) != 0;
        if (words[0] != "custom")
            throw new PackageException($"{yaml.Shown}: validation: {string.Join(' ', words)}: expected default, or custom with interactive, score or multi-pass after it");
        foreach (var word in words.Skip(1))
            settings = settings with
            {
                Types = settings.Types | word switch
                {
                    "interactive" => ProblemTypes.Interactive,
                    "multi-pass" => ProblemTypes.MultiPass,
                    "score" => ProblemTypes.PassFail, // the score file counts wherever one is written
                    _ => throw new PackageException($"{yaml.Shown}: validation: {word} is not known after custom; expected interactive, score or multi-pass"),
                },
            };
        if (words.Contains("score") && !settings.Scoring)
            yaml.Warn("validation: score: the type is not scoring, so scores are ignored");
        return true;
    }

    static LegacyOverrides OverridesOf(YamlMap grading) => new()
    {
        Accept = grading.Number("accept_score"),
        Reject = grading.Number("reject_score"),
        Range = RangeOf(grading),
        Break = grading.Text("on_reject") switch
        {
            null or "worst_error" => null,
            "first_error" or "break" => true,
            "grade" or "continue" => false,
            var other => throw new PackageException($"{grading.Shown}: on_reject: {other}: expected first_error, worst_error or grade"),
        },
    };

    /// <summary>Two numbers, infinite ones too.</summary>
    public static (double Least, double Most)? RangeOf(YamlMap map)
    {
        if (map.Words("range") is not { } words)
            return null;
        var numbers = words.Select(Number).ToList();
        return numbers is [{ } least, { } most] && least <= most
            ? (least, most)
            : throw new PackageException($"{map.Shown}: range: {string.Join(' ', words)}: expected two numbers, the lower first");

        static double? Number(string text) => text.ToLowerInvariant() switch
        {
            "inf" or "+inf" or ".inf" or "+.inf" => double.PositiveInfinity,
            "-inf" or "-.inf" => double.NegativeInfinity,
            var other => double.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null,
        };
    }
}
