using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;

namespace Mockloop.Scheduling.Training;

/// <summary>How far somebody is with a chair: what was held with them there, and the seats they have in interviews to come.</summary>
sealed record TrainingProgress(Guid PersonId, string Chair, bool IsQualified, Cohorts.CohortRules Wanted, int ShadowsDone, int LedDone, int ShadowsAhead, int LedAhead)
{
    /// <summary>Seats still to be found, so that all steps can be taken.</summary>
    public int ShadowsMissing => IsQualified ? 0 : Math.Max(0, Wanted.Shadows - ShadowsDone - ShadowsAhead);

    /// <inheritdoc cref="ShadowsMissing"/>
    public int LedMissing => IsQualified ? 0 : Math.Max(0, Wanted.ReverseShadows - LedDone - LedAhead);

    /// <summary>Whether there is a next seat to take now; leading comes after seeing.</summary>
    public bool MaySitIn => ShadowsMissing > 0 || Leads && LedMissing > 0;

    /// <summary>Everything that was wanted has been done.</summary>
    public bool IsComplete => ShadowsDone >= Wanted.Shadows && LedDone >= Wanted.ReverseShadows;

    /// <summary>Whether the next seat is one to lead from.</summary>
    public bool Leads => ShadowsMissing == 0 && ShadowsDone >= Wanted.Shadows;

    public TrainingStage Stage =>
        IsQualified ? TrainingStage.Qualified
        : ShadowsDone >= Wanted.Shadows ? TrainingStage.ReverseShadow
        : ShadowsDone > 0 ? TrainingStage.Shadow
        : TrainingStage.Trainee;

    /// <summary>Everybody who learns something in a cohort and still belongs to it; of one person where that is given.</summary>
    public static async Task<List<TrainingProgress>> OfAsync(SchedulingDb db, Guid cohort, Guid? person, CancellationToken ct)
    {
        var wanted = await db.Cohorts.Where(c => c.Id == cohort).Select(c => c.Rules).SingleAsync(ct);
        var trainees = await (
            from trainee in db.Trainees
            join member in db.Memberships on new { trainee.CohortId, PersonId = (Guid?)trainee.PersonId } equals new { member.CohortId, member.PersonId }
            where trainee.CohortId == cohort && !member.Withdrawn && (person == null || trainee.PersonId == person)
            orderby trainee.Chair, member.Position
            select new { trainee.PersonId, trainee.Chair, IsQualified = member.Interviewer && member.Qualifications.Contains(trainee.Chair) }).ToListAsync(ct);
        var steps = (await db.TrainingSteps.AsNoTracking().Where(s => s.CohortId == cohort && (person == null || s.PersonId == person)).ToListAsync(ct))
            .ToLookup(s => (s.PersonId, s.Chair));
        var seats = (await db.Interviews.Where(i => i.CohortId == cohort && i.State == InterviewState.Booked)
            .SelectMany(i => i.Bookings.Where(b => b.Shadow && !b.Cancelled && (person == null || b.PersonId == person))
                .Select(b => new { b.PersonId, Chair = i.StageId + ":" + b.Role, b.Leads })).ToListAsync(ct)).ToLookup(b => (b.PersonId, b.Chair));
        return [.. from trainee in trainees
                   let key = (trainee.PersonId, trainee.Chair)
                   select new TrainingProgress(trainee.PersonId, trainee.Chair, trainee.IsQualified, wanted,
                       steps[key].Count(s => !s.Led), steps[key].Count(s => s.Led), seats[key].Count(s => !s.Leads), seats[key].Count(s => s.Leads))];
    }
}
