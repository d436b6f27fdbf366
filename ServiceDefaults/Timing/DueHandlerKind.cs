namespace Mockloop.ServiceDefaults.Timing;

/// <summary>Which handler takes which kind.</summary>
/// <param name="Slow">Waits for seconds for something outside, so it must not take a worker from the others.</param>
sealed record DueHandlerKind(string Kind, Type Handler, bool Slow);
