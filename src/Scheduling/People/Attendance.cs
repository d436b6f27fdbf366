using NodaTime;

namespace Mockloop.Scheduling.People;

/// <summary>
/// What coming, declining and staying away are worth: the table in the README. Each answer is the complete set of entries
/// of one fact, and its points sum up to zero.
/// </summary>
static class Attendance
{
    /// <summary>Nearer to the start than this a decline costs; nearer than the second it costs more.</summary>
    public static readonly Duration Late = Duration.FromHours(24), VeryLate = Duration.FromHours(2);

    const double LateScore = 3, VeryLateScore = 2, MissedScore = 1;

    /// <summary>A held round: one point from the candidate to every interviewer who was there.</summary>
    public static IEnumerable<LedgerEntry> Held(LedgerFact fact, Guid candidate, IReadOnlyList<Guid> interviewers) =>
    [
        .. interviewers.Select(person => LedgerEntry.Of(fact, person, LedgerKind.Given, 1)),
        LedgerEntry.Of(fact, candidate, LedgerKind.Taken, -interviewers.Count),
    ];

    /// <summary>An absent interviewer owes a candidate who came one point, an absent candidate one to every interviewer who came.</summary>
    public static IEnumerable<LedgerEntry> Missed(LedgerFact fact, Guid candidate, IReadOnlyList<Guid> absent, IReadOnlyList<Guid> present)
    {
        foreach (var person in absent)
        {
            Guid[] inVain = person == candidate ? [.. present] : [.. present.Where(p => p == candidate)];
            yield return LedgerEntry.Of(fact, person, LedgerKind.Missed, -inVain.Length, MissedScore);
            foreach (var other in inVain)
                yield return LedgerEntry.Of(fact, other, LedgerKind.MadeGood, 1, otherId: person);
        }
    }

    /// <summary>A late decline: one point to everybody who makes it good; nothing when it came in time.</summary>
    public static IEnumerable<LedgerEntry> Declined(LedgerFact fact, Guid person, Duration before, IReadOnlyList<Guid> makesGood) =>
        before >= Late
            ? []
            :
            [
                LedgerEntry.Of(fact, person, LedgerKind.DeclinedLate, -makesGood.Count, before < VeryLate ? VeryLateScore : LateScore),
                .. makesGood.Select(other => LedgerEntry.Of(fact, other, LedgerKind.MadeGood, 1, otherId: person)),
            ];

    /// <summary>As <see cref="Words"/>, for who only sits in.</summary>
    public const string ShadowWords = "It costs nothing: you only sit in.";

    /// <summary>What declining now would cost, for the page that asks.</summary>
    public static string Words(Duration before) => before >= Late
        ? $"It costs nothing up to {Late.TotalHours:0} hours before the start."
        : $"Less than {(before < VeryLate ? VeryLate : Late).TotalHours:0} hours before the start it costs you a point of give-and-take, "
            + $"which goes to whoever makes it good, and counts as a rating of {(before < VeryLate ? VeryLateScore : LateScore):0} of 5.";
}
