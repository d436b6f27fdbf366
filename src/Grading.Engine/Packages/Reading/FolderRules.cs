namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>What a submission's folder alone promises.</summary>
static class FolderRules
{
    const KattisVerdict Ac = KattisVerdict.AC, Wa = KattisVerdict.WA, Tle = KattisVerdict.TLE, Rte = KattisVerdict.RTE;

    /// <summary>Null for a folder that promises nothing.</summary>
    public static Expectation? Of(string folder, ProblemSettings settings) =>
        settings.IsLegacy ? Legacy(folder) : New(folder) ?? Common(folder);

    /// <summary>2025-09 speaks of every test.</summary>
    static Expectation? New(string folder) => folder switch
    {
        "accepted" => Tests(folder, [Ac], null),
        "rejected" => Tests(folder, null, [Rte, Tle, Wa]),
        "wrong_answer" => Tests(folder, [Ac, Wa], [Wa]),
        "time_limit_exceeded" => Tests(folder, [Ac, Tle], [Tle]),
        "run_time_error" => Tests(folder, [Ac, Rte], [Rte]),
        "brute_force" => Tests(folder, [Ac, Rte, Tle], [Rte, Tle]),
        _ => null,
    };

    /// <summary>Legacy speaks of the submission's verdict.</summary>
    static Expectation? Legacy(string folder) => folder switch
    {
        "accepted" => Whole(folder, Ac) with { BoundsFromBelow = true },
        "slow_accepted" => Whole(folder, Ac, Tle), // right, but perhaps only given more time
        "wrong_answer" => Whole(folder, Wa),
        "time_limit_exceeded" or "run_time_exceeded" => Whole(folder, Tle) with { BoundsFromAbove = true },
        "run_time_error" => Whole(folder, Rte),
        "rejected" => Whole(folder, Wa, Tle, Rte),
        "brute_force" => Whole(folder, Tle, Rte),
        _ => Common(folder),
    };

    /// <summary>Folders that some judges know, and that a draft had.</summary>
    static Expectation? Common(string folder) => folder switch
    {
        "partially_accepted" => Whole(folder, KattisVerdict.PAC),
        "memory_limit_exceeded" or "output_limit_exceeded" or "output_limit" => Whole(folder, Rte),
        "compiler_error" or "compile_error" => Whole(folder, KattisVerdict.CE),
        "no_output" => Whole(folder, Wa),
        _ => null,
    };

    static Expectation Tests(string folder, KattisVerdict[]? permitted, KattisVerdict[]? required) =>
        SubmissionRule.Natural(new(folder) { Permitted = permitted?.ToHashSet(), Required = required?.ToHashSet() });

    static Expectation Whole(string folder, params KattisVerdict[] verdicts) => new(folder) { Final = verdicts.ToHashSet() };
}
