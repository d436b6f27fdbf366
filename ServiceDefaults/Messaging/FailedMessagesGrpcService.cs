using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Platform;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>Lists what failed for good in this service, and sends it to work again.</summary>
[Authorize(Policy = Policies.Admin)]
sealed class FailedMessagesGrpcService(PlatformDb db, Redrive redrive) : FailedMessages.FailedMessagesBase
{
    const int MostListed = 500;

    public override async Task<ListFailedReply> List(ListFailedRequest request, ServerCallContext context)
    {
        var rows = await db.FailedMessages.Where(m => m.RedrivenAt == null)
            .OrderBy(m => m.FailedAt).Take(MostListed).AsNoTracking().ToListAsync(context.CancellationToken);
        return new ListFailedReply { Messages = { rows.Select(ToProto) } };
    }

    public override async Task<RedriveReply> Redrive(RedriveRequest request, ServerCallContext context)
    {
        Guid? only = request.Id.Length == 0 ? null : Ids.Parse(request.Id, "id");
        return new RedriveReply { Redriven = await redrive.RunAsync(only, context.CancellationToken) };
    }

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
