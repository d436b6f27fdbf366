namespace Mockloop.AppHost.Local.Engine;

/// <summary>A process that serves one resource.</summary>
/// <param name="Process">Its id, which is also its group's.</param>
/// <param name="Exited">Completes with the exit code.</param>
/// <param name="Stop">Asks it to end and sees that it does.</param>
/// <param name="IsHealthy">Whether it does its work now.</param>
sealed record Started(int Process, Task<int> Exited, Func<Task> Stop, Func<CancellationToken, Task<bool>> IsHealthy);
