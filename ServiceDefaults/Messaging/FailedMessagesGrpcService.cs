using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Platform;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Paging;
using NodaTime;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>Lists what failed for good in this service, sends it to work again, or gives it up.</summary>
[Authorize(Policy = Policies.Admin)]
sealed class FailedMessagesGrpcService(PlatformDb db, Redrive redrive, Subscriptions subscriptions, ICaller caller) : FailedMessages.FailedMessagesBase
{
    public override async Task<ListFailedReply> List(ListFailedRequest request, ServerCallContext context)
    {
        var ct = context.CancellationToken;
        var page = Page<Place>.Of(request, caller);
        var rows = db.Waiting().AsNoTracking();
        if (page.After is { } after)
            rows = rows.Where(m => m.FailedAt > after.FailedAt || (m.FailedAt == after.FailedAt && m.Id > after.Id));
        var (failed, next) = await page.TakeAsync(rows.OrderBy(m => m.FailedAt).ThenBy(m => m.Id), m => new(m.FailedAt, m.Id), ct);
        return new ListFailedReply { Messages = { failed.Select(ToProto) }, NextPageToken = next, Total = await db.Waiting().LongCountAsync(ct) };
    }

    public override async Task<Contracts.Platform.FailedMessage> Get(GetFailedRequest request, ServerCallContext context)
    {
        var id = Ids.Parse(request.Id, "id");
        var row = await db.FailedMessages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, context.CancellationToken);
        return ToProto(row ?? throw DomainException.NotFound("failed message", id));
    }

    public override async Task<RedriveReply> Redrive(RedriveRequest request, ServerCallContext context)
    {
        if (request.Id.Length == 0)
            return await redrive.AllAsync(context.CancellationToken);
        await redrive.OneAsync(Ids.Parse(request.Id, "id"), context.CancellationToken);
        return new RedriveReply { Redriven = 1 };
    }

    public override async Task<DiscardReply> Discard(DiscardRequest request, ServerCallContext context)
    {
        await redrive.DiscardAsync(Ids.Parse(request.Id, "id"), context.CancellationToken);
        return new DiscardReply();
    }

    sealed record Place(Instant FailedAt, Guid Id);

    Contracts.Platform.FailedMessage ToProto(Data.FailedMessage row) => new()
    {
        Service = row.Service,
        Id = row.Id.ToString(),
        What = $"{row.Endpoint} {row.Type}",
        Why = row.Why,
        When = row.FailedAt.ToTimestamp(),
        Stack = row.Stack ?? "",
        BodyBytes = row.BodyBytes,
        Obstacle = row.Obstacle(subscriptions, SystemTime.Now) ?? "",
        Redriven = row.RedrivenAt.ToTimestamp(),
        Discarded = row.DiscardedAt.ToTimestamp(),
    };
}
