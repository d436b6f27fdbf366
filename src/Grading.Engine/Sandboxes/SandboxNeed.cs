namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>One thing the sandbox needs of the machine.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Met">Whether it is there.</param>
/// <param name="Found">What was found.</param>
/// <param name="Remedy">How to get it.</param>
public sealed record SandboxNeed(string Name, bool Met, string Found, string Remedy)
{
    /// <summary>Sandboxes run without it; <see cref="Found"/> then says what they cannot enforce.</summary>
    public bool Optional { get; init; }
}
