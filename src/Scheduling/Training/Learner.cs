using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;

namespace Mockloop.Scheduling.Training;

/// <summary>A member who learns a chair, as the database has it.</summary>
sealed class Learner
{
    public required Guid PersonId { get; init; }
    public required string Chair { get; init; }

    /// <summary>In the order of invitation.</summary>
    public required int Position { get; init; }
    public required bool IsQualified { get; init; }

    /// <summary>By chair, then in the order of invitation.</summary>
    public static IQueryable<Learner> Of(SchedulingDb db, Guid cohort, Guid? person) =>
        from trainee in db.Trainees
        join member in db.Memberships on new { trainee.CohortId, PersonId = (Guid?)trainee.PersonId } equals new { member.CohortId, member.PersonId }
        where trainee.CohortId == cohort && !member.Withdrawn && (person == null || trainee.PersonId == person)
        orderby trainee.Chair, member.Position
        select new Learner
        {
            PersonId = trainee.PersonId,
            Chair = trainee.Chair,
            Position = member.Position,
            IsQualified = member.Interviewer && member.Qualifications.Contains(trainee.Chair),
        };

    /// <summary>How far each of them is.</summary>
    public static async Task<List<TrainingProgress>> CountedAsync(SchedulingDb db, Guid cohort, List<Learner> learners, CancellationToken ct)
    {
        var wanted = await db.Cohorts.Where(c => c.Id == cohort).Select(c => c.Rules).SingleAsync(ct);
        var people = learners.Select(l => l.PersonId).Distinct().ToList();
        var steps = (await db.TrainingSteps.AsNoTracking().Where(s => s.CohortId == cohort && people.Contains(s.PersonId)).ToListAsync(ct))
            .ToLookup(s => (s.PersonId, s.Chair));
        var seats = (await db.Interviews.Where(i => i.CohortId == cohort && i.State == InterviewState.Booked)
            .SelectMany(i => i.Bookings.Where(b => b.Shadow && !b.Cancelled && people.Contains(b.PersonId))
                .Select(b => new { b.PersonId, Chair = i.StageId + ":" + b.Role, b.Leads })).ToListAsync(ct)).ToLookup(b => (b.PersonId, b.Chair));
        return [.. from learner in learners
                   let key = (learner.PersonId, learner.Chair)
                   select new TrainingProgress(learner.PersonId, learner.Chair, learner.IsQualified, wanted,
                       steps[key].Count(s => !s.Led), steps[key].Count(s => s.Led), seats[key].Count(s => !s.Leads), seats[key].Count(s => s.Leads))];
    }
}
