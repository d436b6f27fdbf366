namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>One entry of <c>submissions.yaml</c>, or of the defaults that hold without it.</summary>
/// <param name="Pattern">Which submissions it is about.</param>
/// <param name="Expectations">What should hold of them.</param>
sealed record SubmissionRule(string Pattern, IReadOnlyList<Expectation> Expectations)
{
    static readonly KattisVerdict[] Known = [KattisVerdict.AC, KattisVerdict.WA, KattisVerdict.TLE, KattisVerdict.RTE];
    readonly Glob glob = new(Pattern);

    public string? Language { get; init; }
    public string? EntryPoint { get; init; }

    public bool Matches(string submission) => glob.Matches(submission);

    /// <param name="pattern">The entry's key.</param>
    /// <param name="map">The entry.</param>
    /// <param name="silent">What holds where the entry says nothing: the folder's own default.</param>
    public static SubmissionRule Read(string pattern, YamlMap map, Expectation? silent)
    {
        var (language, entryPoint) = (map.Text("language"), map.Text("entrypoint"));
        map.Known("authors", "model_solution");
        var expectations = new List<Expectation> { ExpectationOf(pattern, map, silent) };
        foreach (var key in map.Keys.ToList())
            if (IsTests(key) && map.Map(key) is { } nested)
            {
                expectations.Add(ExpectationOf(pattern, nested, null) with { Tests = key.Trim('/') });
                _ = new Glob(key);
                nested.WarnUnknown();
            }
        map.WarnUnknown();
        return new(pattern, expectations) { Language = language, EntryPoint = entryPoint };
    }

    static bool IsTests(string key) => key.StartsWith("sample", StringComparison.Ordinal)
        || key.StartsWith("secret", StringComparison.Ordinal) || key.AsSpan().ContainsAny('*', '{', '/');

    static Expectation ExpectationOf(string pattern, YamlMap map, Expectation? silent)
    {
        var permitted = Verdicts(map, "permitted");
        var required = Verdicts(map, "required");
        if (permitted is not null && required is not null && !required.Overlaps(permitted))
            map.Warn("required and permitted have no verdict in common: no submission can meet both");
        var expectation = new Expectation(pattern)
        {
            // A folder's own default stays for the key that is not given; what was expected of the whole goes with the first that is.
            Permitted = permitted ?? silent?.Permitted,
            Required = required ?? silent?.Required,
            Final = permitted is null && required is null ? silent?.Final : null,
            Score = ScoreOf(map),
            Message = map.Text("message") ?? "",
        };
        return WithTimes(expectation, map, expectation.Final is null ? Natural(expectation)
            : expectation with { BoundsFromBelow = silent!.BoundsFromBelow, BoundsFromAbove = silent.BoundsFromAbove });
    }

    static Expectation WithTimes(Expectation expectation, YamlMap map, Expectation natural)
    {
        return map.Text("use_for_time_limit") switch
        {
            null or "true" or "True" => natural,
            "false" or "False" => expectation,
            "lower" => expectation with
            {
                BoundsFromBelow = true,
                Permitted = (expectation.Permitted ?? Known.ToHashSet()).Where(v => v != KattisVerdict.TLE).ToHashSet(),
            },
            "upper" => expectation with { BoundsFromAbove = true, Required = new HashSet<KattisVerdict> { KattisVerdict.TLE } },
            var other => throw new PackageException($"{map.Shown}: use_for_time_limit: {other}: expected true, false, lower or upper"),
        };
    }

    /// <summary>Who must not be too slow bounds the limit from below, who must be, from above.</summary>
    public static Expectation Natural(Expectation expectation) => expectation with
    {
        BoundsFromBelow = expectation.Permitted is { } permitted && !permitted.Contains(KattisVerdict.TLE),
        BoundsFromAbove = expectation.Required is { } required && required.SetEquals([KattisVerdict.TLE]),
    };

    static (double, double)? ScoreOf(YamlMap map) => map.Words("score") is not { } words ? null
        : words.Select(w => double.TryParse(w, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : double.NaN).ToList() switch
        {
            [var only] when !double.IsNaN(only) => (only, only),
            [var low, var high] when low <= high => (low, high),
            _ => throw new PackageException($"{map.Shown}: score: {string.Join(' ', words)}: expected a number, or two, the lower first"),
        };

    static HashSet<KattisVerdict>? Verdicts(YamlMap map, string key) => map.Words(key)?.Select(word => word.ToUpperInvariant() switch
    {
        "AC" or "ACCEPTED" => KattisVerdict.AC,
        "PAC" or "PARTIALLY_ACCEPTED" => KattisVerdict.PAC,
        "WA" or "WRONG_ANSWER" => KattisVerdict.WA,
        "TLE" or "TIME_LIMIT_EXCEEDED" => KattisVerdict.TLE,
        "RTE" or "RUN_TIME_ERROR" or "MLE" or "OLE" => KattisVerdict.RTE,
        "CE" or "COMPILER_ERROR" => KattisVerdict.CE,
        _ => throw new PackageException($"{map.Shown}: {key}: {word} is no verdict; expected AC, WA, TLE or RTE"),
    }).ToHashSet();
}
