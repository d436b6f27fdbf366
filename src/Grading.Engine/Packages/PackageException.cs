namespace Mockloop.Grading.Engine.Packages;

/// <summary>The package cannot be judged with; the message says which file and why.</summary>
public sealed class PackageException(string message, Exception? inner = null) : Exception(message, inner);
