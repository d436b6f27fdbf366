using MassTransit;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Interviews;
using Mockloop.Debrief.Members;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Debrief.Loops;

/// <summary>Notes a loop's stages and mode, and completes what came before its plan.</summary>
sealed class LoopPlannedConsumer(DebriefDb db, SettleInterview settle, DomainClock clock) : IConsumer<LoopPlanned>
{
    public async Task Consume(ConsumeContext<LoopPlanned> context)
    {
        var (planned, ct) = (context.Message, context.CancellationToken);
        await db.EnterSeatingAsync(ct);
        var candidate = (await db.AliasesAsync([planned.CandidateId], ct))(planned.CandidateId);
        var loop = await db.LockLoopAsync(planned.LoopId, ct);
        loop.Plan(planned.CohortId, candidate, planned.TrackHash, planned.PracticeMode,
            [.. planned.Stages.Select(s => new LoopStage(s.StageId, s.InterviewId))], planned.AggregateVersion);
        if ((await db.GoneAsync(planned.CohortId, ct)).Contains(candidate))
            await db.EndLoopAsync(loop, LoopOutcome.Withdrawn, DepartPerson.Withdrawn, clock.Now, ct);
        foreach (var id in await db.Interviews.Where(i => i.LoopId == loop.Id && i.DecidedAt == null).Select(i => i.Id).Order().ToListAsync(ct))
        {
            var (interview, _) = await db.LockInterviewAsync(id, ct, loop.Id);
            await settle.RunAsync(interview, loop, ct);
        }
        await db.SaveChangesAsync(ct);
    }
}
