namespace Mockloop.Grading.Engine.Packages;

/// <summary>The version of the package format a package is written in.</summary>
public enum FormatVersion
{
    /// <summary><c>legacy</c>, also where nothing is said.</summary>
    Legacy,

    /// <summary><c>2023-07-draft</c>: the draft of what became 2025-09.</summary>
    Draft,

    /// <summary><c>2025-09</c>.</summary>
    V2025,
}
