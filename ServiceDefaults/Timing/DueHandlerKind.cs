namespace Mockloop.ServiceDefaults.Timing;

/// <summary>Which handler takes which kind.</summary>
sealed record DueHandlerKind(string Kind, Type Handler);
