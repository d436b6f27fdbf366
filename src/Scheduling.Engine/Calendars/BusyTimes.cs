using NodaTime;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>When the owner of a calendar has something on: spans in order that neither overlap nor touch.</summary>
/// <param name="Spans">Inside the horizon.</param>
/// <param name="Events">Events in the file, those that take no time included.</param>
/// <param name="Occurrences">How often one of them takes time inside the horizon.</param>
public sealed record BusyTimes(IReadOnlyList<Interval> Spans, int Events, int Occurrences);
