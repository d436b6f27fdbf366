namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>The sandbox itself failed. Never the candidate's doing; the run may be tried again.</summary>
public sealed class SandboxException(string message, Exception? inner = null) : Exception(message, inner);
