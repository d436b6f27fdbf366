using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Loops;
using Mockloop.Scheduling.Tracks;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Paging;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.ServiceDefaults.Tracks;

namespace Mockloop.Scheduling.Training;

/// <summary>Who learns what: a member says so themselves, the organizer sees everybody.</summary>
sealed class ChangeTraining(SchedulingDb db, ICaller caller, ICohortAccess access, TrackCache tracks, DomainClock clock)
{
    const int LongestChair = 200;

    public async Task<Contracts.Scheduling.Training> ReadAsync(GetTrainingRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.CohortId, "cohort_id");
        return await ReplyAsync(request, id, await access.RequireAsync(caller, id, CohortRole.Member, ct), ct);
    }

    public async Task<Contracts.Scheduling.Training> StartAsync(StartTrainingRequest request, CancellationToken ct)
    {
        var (id, me) = (Ids.Parse(request.CohortId, "cohort_id"), caller.PersonId);
        var roles = await access.RequireAsync(caller, id, CohortRole.Member, ct);
        var hash = await db.Cohorts.Where(c => c.Id == id).Select(c => c.TrackHash).SingleAsync(ct);
        var chair = (await tracks.GetAsync(hash, ct)).CheckQualifications([request.Qualification], "qualification")[0];
        if (await db.Memberships.AnyAsync(m => m.CohortId == id && m.PersonId == me && m.Qualifications.Contains(chair), ct))
            throw DomainException.Conflict($"You are qualified for {chair} already.");
        await using var transaction = await db.JoinTransactionAsync(ct);
        if (!await db.Trainees.AnyAsync(t => t.CohortId == id && t.PersonId == me && t.Chair == chair, ct))
            db.Trainees.Add(Trainee.Of(id, me, chair, clock.Now));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            // Another window was faster with the same.
            db.ChangeTracker.Clear();
        }
        // Whoever had stopped may have taken the last step meanwhile.
        await Qualified.NowAsync(db, id, me, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return await ReplyAsync(new() { CohortId = request.CohortId }, id, roles, ct);
    }

    public async Task<Contracts.Scheduling.Training> StopAsync(StopTrainingRequest request, CancellationToken ct)
    {
        var (id, me) = (Ids.Parse(request.CohortId, "cohort_id"), caller.PersonId);
        var chair = Require.Length(request.Qualification, 1, LongestChair, "qualification");
        var roles = await access.RequireAsync(caller, id, CohortRole.Member, ct);
        await db.Trainees.Where(t => t.CohortId == id && t.PersonId == me && t.Chair == chair).ExecuteDeleteAsync(ct);
        return await ReplyAsync(new() { CohortId = request.CohortId }, id, roles, ct);
    }

    async Task<Contracts.Scheduling.Training> ReplyAsync(GetTrainingRequest request, Guid cohort, CohortRole roles, CancellationToken ct)
    {
        var me = caller.PersonId;
        var page = Page<TrainingPlace>.Of(request, caller);
        var (trainees, next) = await TrainingProgress.PageAsync(db, cohort, roles.HasFlag(CohortRole.Organizer) ? null : me, page, ct);
        var ids = trainees.Select(p => p.PersonId).ToList();
        var names = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var reply = new Contracts.Scheduling.Training { Trainees = { trainees.Select(p => ToProto(p, names[p.PersonId])) }, NextPageToken = next };
        if (page.After is null)
            reply.Open.Add(await OpenSeats.OfAsync(db, cohort, me, await TrainingProgress.OfAsync(db, cohort, me, ct), clock.Now, ct));
        return reply;
    }

    static Contracts.Scheduling.Trainee ToProto(TrainingProgress progress, string name) => new()
    {
        PersonId = progress.PersonId.ToString(),
        Name = name,
        Qualification = progress.Chair,
        Stage = progress.Stage,
        ShadowsDone = progress.ShadowsDone,
        ReverseShadowsDone = progress.LedDone,
        ShadowsAhead = progress.ShadowsAhead,
        ReverseShadowsAhead = progress.LedAhead,
    };
}
