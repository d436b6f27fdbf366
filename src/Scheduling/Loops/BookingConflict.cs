using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Mockloop.Scheduling.Loops;

/// <summary>Recognises the database's refusals.</summary>
static class BookingConflict
{
    /// <summary>Somebody's time was taken by another booking.</summary>
    public static bool IsOverlap(this DbUpdateException e) =>
        e.InnerException is PostgresException { SqlState: PostgresErrorCodes.ExclusionViolation, ConstraintName: Booking.NoOverlap };

    /// <summary>Somebody else made the same thing first: a loop, a cohort, a record.</summary>
    public static bool IsDuplicate(this DbUpdateException e) =>
        e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
