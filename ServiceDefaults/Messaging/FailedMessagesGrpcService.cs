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

/// <summary>Lists what failed for good in this service, and sends it to work again.</summary>
[Authorize(Policy = Policies.Admin)]
sealed class FailedMessagesGrpcService(PlatformDb db, Redrive redrive, ICaller caller) : FailedMessages.FailedMessagesBase
{
    public override async Task<ListFailedReply> List(ListFailedRequest request, ServerCallContext context)
    {
        var page = Page<Place>.Of(request, caller);
        var rows = db.FailedMessages.AsNoTracking().Where(m => m.RedrivenAt == null);
        if (page.After is { } after)
            rows = rows.Where(m => m.FailedAt > after.FailedAt || (m.FailedAt == after.FailedAt && m.Id > after.Id));
        var (failed, next) = await page.TakeAsync(
            rows.OrderBy(m => m.FailedAt).ThenBy(m => m.Id), m => new(m.FailedAt, m.Id), context.CancellationToken);
        return new ListFailedReply { Messages = { failed.Select(ToProto) }, NextPageToken = next };
    }

    public override async Task<RedriveReply> Redrive(RedriveRequest request, ServerCallContext context)
    {
        Guid? only = request.Id.Length == 0 ? null : Ids.Parse(request.Id, "id");
        return new RedriveReply { Redriven = await redrive.RunAsync(only, context.CancellationToken) };
    }

    sealed record Place(Instant FailedAt, Guid Id);

    static Contracts.Platform.FailedMessage ToProto(Data.FailedMessage row) => new()
    {
        Service = row.Service,
        Id = row.Id.ToString(),
        What = $"{row.Endpoint} {row.Type}",
        Why = row.Why,
        When = row.FailedAt.ToTimestamp(),
        Stack = row.Stack ?? "",
    };
}
