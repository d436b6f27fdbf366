namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>What a group's file says about its score, before anything is derived.</summary>
sealed record ScoringKeys
{
    public Aggregation? Aggregation { get; init; }

    /// <summary>The most points; null where nothing is said, infinite for <c>unbounded</c>.</summary>
    public double? Max { get; init; }
    public IReadOnlyList<string> RequirePass { get; init; } = [];

    /// <summary>It has a test of the sources.</summary>
    public bool Static { get; init; }
    public double? StaticMax { get; init; }
    public bool StaticPassFail { get; init; }
    public IReadOnlyList<string> StaticArguments { get; init; } = [];

    public bool SaysScore => Aggregation is not null || Max is not null || RequirePass.Count > 0;

    /// <summary>From the keys of 2025-09, or the maps that the draft had for them.</summary>
    public static ScoringKeys Read(YamlMap map)
    {
        map.Known("description", "hint");
        var nested = map.Map("scoring") ?? map.Map("grading");
        nested?.WarnUnknownBut("score", "max_score", "aggregation", "score_aggregation", "require_pass");
        var keys = new ScoringKeys
        {
            Aggregation = AggregationOf(map, "score_aggregation") ?? (nested is null ? null : AggregationOf(nested, "aggregation") ?? AggregationOf(nested, "score_aggregation")),
            Max = MaxOf(map, "max_score") ?? (nested is null ? null : MaxOf(nested, "score") ?? MaxOf(nested, "max_score")),
            RequirePass = map.Words("require_pass") ?? nested?.Words("require_pass") ?? [],
        };
        return keys.WithStatic(map);
    }

    ScoringKeys WithStatic(YamlMap map)
    {
        const string key = "static_validation_score", draft = "static_validation";
        var arguments = map.Arguments("static_validator_args") ?? [];
        if (map.Text(key) is { } text)
            return this with { Static = true, StaticPassFail = text == "pass-fail", StaticMax = text == "pass-fail" ? null : MaxOf(map, key), StaticArguments = arguments };
        if (map.Map(draft) is { } nested)
            return this with { Static = true, StaticMax = MaxOf(nested, "score"), StaticArguments = nested.Arguments("args") ?? [] };
        if (map.Flag(draft) == true)
            return this with { Static = true, StaticArguments = arguments };
        if (arguments.Count > 0)
            map.Warn($"static_validator_args: without {key} there is no such test");
        return this;
    }

    static Aggregation? AggregationOf(YamlMap map, string key) => map.Text(key) switch
    {
        null => null,
        "pass-fail" => Packages.Aggregation.PassFail,
        "sum" => Packages.Aggregation.Sum,
        "min" => Packages.Aggregation.Min,
        var other => throw new PackageException($"{map.Shown}: {key}: {other}: expected pass-fail, sum or min"),
    };

    static double? MaxOf(YamlMap map, string key) => map.Text(key) switch
    {
        null => null,
        "unbounded" => double.PositiveInfinity,
        _ when map.Number(key) is >= 0 and var number => number,
        var other => throw new PackageException($"{map.Shown}: {key}: {other}: expected a number of at least 0, or unbounded"),
    };
}
