namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>Whether growth is faster than allowed.</summary>
public enum Exceeds
{
    /// <summary>Everything that explains the measurements is allowed, or they may not grow at all.</summary>
    No,

    /// <summary>Nothing that is allowed explains them.</summary>
    Yes,

    /// <summary>Both explain them.</summary>
    CannotTell,
}
