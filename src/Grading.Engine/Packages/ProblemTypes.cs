namespace Mockloop.Grading.Engine.Packages;

/// <summary>What kind of problem a package is; pass-fail with one pass and no dialogue where none is set.</summary>
[Flags]
public enum ProblemTypes
{
    /// <summary>Accepted or not.</summary>
    PassFail = 0,

    /// <summary>Submissions get a score.</summary>
    Scoring = 1,

    /// <summary>The output validator talks with the submission.</summary>
    Interactive = 2,

    /// <summary>The output validator may ask for another run with an input of its making.</summary>
    MultiPass = 4,

    /// <summary>The submission is the answers themselves, not a program.</summary>
    SubmitAnswer = 8,
}
