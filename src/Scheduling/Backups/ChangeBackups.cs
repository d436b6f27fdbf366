using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Tracks;

namespace Mockloop.Scheduling.Backups;

/// <summary>The organizer names who stands by for a stage; every member may see it.</summary>
sealed class ChangeBackups(SchedulingDb db, ICaller caller, ICohortAccess access, TrackCache tracks)
{
    const int MostBackups = 20, LongestStage = 100;

    public async Task<StageBackups> HandleAsync(SetBackupsRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.CohortId, "cohort_id");
        await access.RequireAsync(caller, id, CohortRole.Organizer, ct);
        var stage = Require.Length(request.StageId, 1, LongestStage, "stage_id");
        Require.Count(request.PersonIds, 0, MostBackups, "person_ids");
        var people = request.PersonIds.Select((p, i) => Ids.Parse(p, $"person_ids[{i}]")).ToList();
        Require.That(people.Distinct().Count() == people.Count, "person_ids", people.Count, "name one person twice; send each once");
        await CheckAsync(id, stage, people, ct);

        await using var transaction = await db.JoinTransactionAsync(ct);
        // Two who replace the list at once do it one after the other.
        await db.Database.ExecuteSqlAsync($"select 1 from cohort where id = {id} for update", ct);
        await db.Backups.Where(b => b.CohortId == id && b.StageId == stage).ExecuteDeleteAsync(ct);
        db.Backups.AddRange(people.Select((person, i) => StandingBackup.Of(id, stage, person, i)));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (await OfAsync(id, ct)).SingleOrDefault(s => s.StageId == stage) ?? new StageBackups { StageId = stage };
    }

    public async Task<CohortBackups> ReadAsync(GetBackupsRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.CohortId, "cohort_id");
        await access.RequireAsync(caller, id, CohortRole.Member, ct);
        return new CohortBackups { Stages = { await OfAsync(id, ct) } };
    }

    async Task CheckAsync(Guid cohort, string stageId, List<Guid> people, CancellationToken ct)
    {
        var hash = await db.Cohorts.Where(c => c.Id == cohort).Select(c => c.TrackHash).SingleAsync(ct);
        var stages = (await tracks.GetAsync(hash, ct)).Stages;
        var stage = stages.FirstOrDefault(s => s.Id == stageId);
        Require.That(stage is not null, "stage_id", stageId, $"is no stage of the track; choose among {string.Join(", ", stages.Select(s => s.Id))}");
        var chairs = stage!.Roles.Select(r => $"{stageId}:{r.Id}").ToList();
        var fit = await db.Memberships
            .Where(m => m.CohortId == cohort && !m.Withdrawn && m.Interviewer && m.Qualifications.Any(q => chairs.Contains(q)))
            .Select(m => m.PersonId).ToListAsync(ct);
        for (var i = 0; i < people.Count; i++)
            Require.That(fit.Contains(people[i]), $"person_ids[{i}]", people[i],
                $"is no interviewer of the cohort attested for one of {string.Join(", ", chairs)}; attest them first");
    }

    async Task<List<StageBackups>> OfAsync(Guid cohort, CancellationToken ct)
    {
        var rows = await db.Backups.Where(b => b.CohortId == cohort).OrderBy(b => b.StageId).ThenBy(b => b.Position)
            .Join(db.People, b => b.PersonId, p => p.Id, (b, p) => new { b.StageId, p.Id, p.Name }).ToListAsync(ct);
        return [.. rows.GroupBy(r => r.StageId).Select(stage => new StageBackups
        {
            StageId = stage.Key,
            People = { stage.Select(r => new Backup { PersonId = r.Id.ToString(), Name = r.Name }) },
        })];
    }
}
