using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Mockloop.Scheduling.Loops;

/// <summary>Recognises the database's refusals.</summary>
static class BookingConflict
{
    /// <summary>Somebody's time was taken by another booking.</summary>
    public static bool IsOverlap(this Exception e) =>
        Refusal(e) is { SqlState: PostgresErrorCodes.ExclusionViolation, ConstraintName: Booking.NoOverlap };

    /// <summary>Somebody in it left the cohort, perhaps this moment.</summary>
    public static bool IsOfLeaver(this Exception e) =>
        Refusal(e) is { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: Booking.OfMember };

    /// <summary>Somebody else made the same thing first: a loop, a cohort, a record.</summary>
    public static bool IsDuplicate(this DbUpdateException e) => Refusal(e) is { SqlState: PostgresErrorCodes.UniqueViolation };

    // Of a save, or of a constraint that was checked later.
    static PostgresException? Refusal(Exception e) => (e is DbUpdateException ? e.InnerException : e) as PostgresException;
}
