namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>What groups hand down to the groups and tests in them.</summary>
sealed record GroupConfig
{
    static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Nothing = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<string> Arguments { get; init; } = [];
    public IReadOnlyList<string> OutputArguments { get; init; } = [];
    public string? OutputName { get; init; }

    /// <summary>Where the output validator's arguments stand, for messages.</summary>
    public string OutputFrom { get; init; } = "";
    public IReadOnlyDictionary<string, IReadOnlyList<string>> InputArguments { get; init; } = Nothing;
    public bool FullFeedback { get; init; }
    public string Hint { get; init; } = "";
    public LegacyGrading Grading { get; init; } = new();

    /// <summary>This, as changed by a group's or test's own file.</summary>
    public GroupConfig With(YamlMap map, ProblemSettings settings) => map.Keys.Any()
        ? (settings.IsLegacy ? this : WithNewKeys(map)).WithFlags(map, settings)
        : this;

    /// <summary>The flags of legacy packages, which the draft kept for a while: a text, or the name of a validator with its own.</summary>
    GroupConfig WithFlags(YamlMap map, ProblemSettings settings)
    {
        const string output = "output_validator_flags", input = "input_validator_flags";
        var next = this;
        if (map.Map(output) is { } named)
            next = next with { OutputArguments = [.. settings.ValidatorFlags, .. named.Arguments("flags") ?? []], OutputName = named.Text("name"), OutputFrom = named.Shown };
        else if (map.Arguments(output) is { } words)
            next = next with { OutputArguments = [.. settings.ValidatorFlags, .. words], OutputName = null, OutputFrom = $"{map.Shown}: {output}" };
        if (map.Map(input) is { } forOne)
            next = next with { InputArguments = forOne.Has("name") ? Single(forOne.Text("name")!, forOne.Arguments("flags") ?? []) : ByName(forOne) };
        else if (map.Arguments(input) is { } forAll)
            next = next with { InputArguments = Single("", forAll) };
        return next;
    }

    GroupConfig WithNewKeys(YamlMap map)
    {
        const string output = "output_validator_args", input = "input_validator_args";
        map.Known("input_visualizer_args", "output_visualizer_args", "answer_validator_args", "description");
        return this with
        {
            Arguments = map.Arguments("args") ?? Arguments,
            OutputArguments = map.Arguments(output) ?? OutputArguments,
            OutputFrom = map.Has(output) ? $"{map.Shown}: {output}" : OutputFrom,
            InputArguments = map.Map(input) is { } byName ? ByName(byName)
                : map.Arguments(input) is { } forAll ? Single("", forAll) : InputArguments,
            FullFeedback = map.Flag("full_feedback") ?? FullFeedback,
            Hint = map.Text("hint") ?? Hint,
        };
    }

    static Dictionary<string, IReadOnlyList<string>> Single(string name, IReadOnlyList<string> words) => new() { [name] = words };

    static Dictionary<string, IReadOnlyList<string>> ByName(YamlMap map) => map.Keys.ToDictionary(k => k, k => map.Arguments(k) ?? []);
}
