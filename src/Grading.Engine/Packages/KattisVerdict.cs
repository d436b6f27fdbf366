namespace Mockloop.Grading.Engine.Packages;

/// <summary>The verdicts that packages speak of.</summary>
public enum KattisVerdict
{
    /// <summary>Matches no expectation: a fault of the package or the judge.</summary>
    None,

    /// <summary>Accepted.</summary>
    AC,

    /// <summary>Accepted with less than the full score.</summary>
    PAC,

    /// <summary>Wrong answer.</summary>
    WA,

    /// <summary>Time limit exceeded.</summary>
    TLE,

    /// <summary>Run-time error, resource limits other than time included.</summary>
    RTE,

    /// <summary>Does not compile.</summary>
    CE,
}

/// <summary>From our verdicts to the packages'.</summary>
public static class KattisVerdicts
{
    /// <summary>The package format's word for a verdict.</summary>
    public static KattisVerdict ToKattis(this Verdict verdict) => verdict switch
    {
        Verdict.Accepted => KattisVerdict.AC,
        Verdict.PartiallyAccepted => KattisVerdict.PAC,
        Verdict.WrongAnswer or Verdict.FormatError or Verdict.InvalidInteraction => KattisVerdict.WA,
        Verdict.TimeLimit or Verdict.WallLimit => KattisVerdict.TLE,
        Verdict.CompileError or Verdict.CompileLimit => KattisVerdict.CE,
        Verdict.MemoryLimit or Verdict.StackLimit or Verdict.OutputLimit or Verdict.ProcessLimit or Verdict.DiskLimit
            or Verdict.SecurityViolation or Verdict.RuntimeError => KattisVerdict.RTE,
        _ => KattisVerdict.None,
    };
}
