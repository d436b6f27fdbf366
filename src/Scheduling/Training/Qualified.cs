using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Data;

namespace Mockloop.Scheduling.Training;

/// <summary>Whoever has taken all steps of a chair may take it, which the other services hear of as of any change of a member.</summary>
static class Qualified
{
    /// <summary>A chair that the organizer takes back is to be learned anew, or the next change of anything would give it again.</summary>
    public static async Task UnlearnAsync(this SchedulingDb db, Guid cohort, Guid person, IReadOnlyList<string> chairs, CancellationToken ct)
    {
        await db.Trainees.Where(t => t.CohortId == cohort && t.PersonId == person && chairs.Contains(t.Chair)).ExecuteDeleteAsync(ct);
        await db.TrainingSteps.Where(s => s.CohortId == cohort && s.PersonId == person && chairs.Contains(s.Chair)).ExecuteDeleteAsync(ct);
    }

    /// <summary>Everybody in the cohort, or the person given, for whom it is time; the caller saves.</summary>
    public static async Task NowAsync(SchedulingDb db, Guid cohort, Guid? person, CancellationToken ct)
    {
        foreach (var learned in (await TrainingProgress.OfAsync(db, cohort, person, ct)).Where(p => p is { IsComplete: true, IsQualified: false }))
        {
            var member = await db.Memberships.SingleAsync(m => m.CohortId == cohort && m.PersonId == learned.PersonId, ct);
            member.Qualify(learned.Chair);
            db.Publish(member.Changed());
        }
    }
}
