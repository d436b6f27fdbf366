using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Platform;
using Mockloop.ServiceDefaults.Data;
using NodaTime;

namespace Mockloop.ServiceDefaults.Timing;

/// <summary>Steps the domain clock of this service's database. Mapped only where <c>Demo:Enabled</c>.</summary>
[Authorize(Policy = DemoClockPolicy.Name)]
sealed class DemoClockGrpcService(PlatformDb db, ClockAdvance advance, IdleCount idle, DomainClock clock) : DemoClock.DemoClockBase
{
    public override async Task<NextDueReply> NextDue(NextDueRequest request, ServerCallContext context)
    {
        var due = await db.DueTimes.Where(d => d.FailedAt == null).MinAsync(d => (Instant?)d.DueAt, context.CancellationToken);
        return new NextDueReply { Due = due.ToTimestamp(), Now = clock.Now.ToTimestamp() };
    }

    public override async Task<AdvanceToReply> AdvanceTo(AdvanceToRequest request, ServerCallContext context)
    {
        var now = await advance.ToAsync(request.Instant.ToInstant("instant"), context.CancellationToken);
        return new AdvanceToReply { Now = now.ToTimestamp() };
    }

    public override Task<IdleReply> Idle(IdleRequest request, ServerCallContext context) =>
        idle.CountAsync(request.Since is null ? Instant.FromUnixTimeTicks(0) : request.Since.ToInstant("since"), context.CancellationToken);
}
