namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>What <c>problem.yaml</c> says, whatever the version.</summary>
sealed record ProblemSettings
{
    public required FormatVersion Format { get; init; }
    public required ProblemTypes Types { get; init; }
    public required string Name { get; init; }
    public required PackageLimits Limits { get; init; }
    public IReadOnlyList<string>? Languages { get; init; }
    public Constants Constants { get; init; } = Constants.None;
    public bool AllowFileWriting { get; init; } = true;

    /// <summary>Legacy: the package says so itself. Elsewhere the validator's folder says so.</summary>
    public bool CustomValidation { get; init; }

    /// <summary>Legacy: before a group's own.</summary>
    public IReadOnlyList<string> ValidatorFlags { get; init; } = [];

    public bool Minimise { get; init; }

    /// <summary>Legacy: what every group gets where the older <c>grading</c> keys say so.</summary>
    public LegacyOverrides Overrides { get; init; } = new();

    public bool Scoring => Types.HasFlag(ProblemTypes.Scoring);

    public bool IsLegacy => Format == FormatVersion.Legacy;
}

/// <summary>Keys that stood in <c>problem.yaml</c> before they moved to <c>testdata.yaml</c>; they win over it.</summary>
sealed record LegacyOverrides
{
    public bool? Break { get; init; }
    public double? Accept { get; init; }
    public double? Reject { get; init; }
    public (double Least, double Most)? Range { get; init; }
}
