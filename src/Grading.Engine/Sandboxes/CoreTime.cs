namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>What a run did on the machine's cores so far.</summary>
/// <param name="Waited">How long the program's first thread was ready to run and no core was free for it.</param>
/// <param name="Own">CPU time of that thread.</param>
/// <param name="All">CPU time of everything in the sandbox.</param>
public readonly record struct CoreTime(TimeSpan Waited, TimeSpan Own, TimeSpan All);
