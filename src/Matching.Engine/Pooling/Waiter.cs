using NodaTime;

namespace Mockloop.Matching.Engine.Pooling;

/// <summary>What somebody waits for.</summary>
[Flags]
public enum PoolPart
{
    /// <summary>To be interviewed.</summary>
    Candidate = 1,

    /// <summary>To interview.</summary>
    Interviewer = 2,

    /// <summary>A two-way mock: each interviews the other.</summary>
    Both = Candidate | Interviewer,
}

/// <summary>Somebody who waits in the pool of one cohort and stage.</summary>
/// <param name="Ticket">Their place in the line.</param>
/// <param name="Person">Who they are.</param>
/// <param name="Part">What they wait for.</param>
/// <param name="Role">Chair they interview in; empty for candidates.</param>
/// <param name="Level">1 (entry) to 5 (principal).</param>
/// <param name="Languages">Tags such as <c>en</c>, the preferred one first.</param>
/// <param name="Since">Begin of the wait.</param>
/// <param name="Returned">Came back from a match that could not be booked: goes before all who did not.</param>
/// <param name="Free">Spans in which they can be booked, in order and apart from each other.</param>
public sealed record Waiter(
    Guid Ticket, Guid Person, PoolPart Part, string Role, int Level, IReadOnlyList<string> Languages, Instant Since, bool Returned,
    IReadOnlyList<Interval> Free)
{
    /// <summary>Must never meet these: blocks and conflicts, of either side.</summary>
    public IReadOnlySet<Guid> Never { get; init; } = new HashSet<Guid>();

    /// <summary>Would like to meet these.</summary>
    public IReadOnlySet<Guid> Wishes { get; init; } = new HashSet<Guid>();

    /// <summary>Interviews given minus taken.</summary>
    public int Ledger { get; init; }

    /// <summary>Mean rating as interviewer, 1 to 5; 0 while there is none.</summary>
    public double Reputation { get; init; }

    /// <summary>Waits as one who wants to be interviewed.</summary>
    public bool IsCandidate => Part.HasFlag(PoolPart.Candidate);

    /// <summary>Waits as one who would interview.</summary>
    public bool Interviews => Part.HasFlag(PoolPart.Interviewer);

    /// <summary>The order of the line: who returned, then who waits longest; the ticket's id decides ties.</summary>
    public static IComparer<Waiter> Line { get; } = Comparer<Waiter>.Create((a, b) =>
    {
        var returned = b.Returned.CompareTo(a.Returned);
        var since = returned != 0 ? returned : a.Since.CompareTo(b.Since);
        return since != 0 ? since : a.Ticket.CompareTo(b.Ticket);
    });
}
