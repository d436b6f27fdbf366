namespace Mockloop.Debrief.Engine;

/// <summary>What a reviewer or a committee chair advises, in five steps.</summary>
public enum Recommendation
{
    /// <summary>Certainly not.</summary>
    StrongNo = 1,

    /// <summary>Rather not.</summary>
    No = 2,

    /// <summary>Undecided; not a vote to hire.</summary>
    Mixed = 3,

    /// <summary>Rather yes.</summary>
    Yes = 4,

    /// <summary>Certainly yes.</summary>
    StrongYes = 5,
}

/// <summary>What counts as a vote to hire.</summary>
public static class RecommendationExtensions
{
    /// <summary>Yes and StrongYes.</summary>
    public static bool IsHire(this Recommendation recommendation) => recommendation >= Recommendation.Yes;
}
