namespace Mockloop.Cli.Doctor;

/// <summary>One thing the platform needs of the machine.</summary>
/// <param name="Name">What.</param>
/// <param name="Met">Whether it is there.</param>
/// <param name="Optional">The platform works without it, less well.</param>
/// <param name="Found">What was found.</param>
/// <param name="Remedy">How to get it.</param>
sealed record Need(string Name, bool Met, bool Optional, string Found, string Remedy);
