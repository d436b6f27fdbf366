namespace Mockloop.Debrief.Engine;

/// <summary>Something a reviewer saw, tied to the round's timeline.</summary>
/// <param name="SignalId">The signal it speaks to; empty for the round as a whole.</param>
/// <param name="Kind">"submission", "hint", "attempt" or <see cref="AtMinute"/>.</param>
/// <param name="RefId">Which submission, hint or attempt; empty for a minute.</param>
/// <param name="Minute">Whole minutes gone by since the round's start; null for the others.</param>
public sealed record EvidenceNote(string SignalId, string Text, string Kind, string RefId, int? Minute)
{
    /// <summary>The kind that names a minute instead of a thing that happened.</summary>
    public const string AtMinute = "minute";
}
