using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Limits;
using Mockloop.ServiceDefaults.Paging;
using Mockloop.ServiceDefaults.Tests.Data;
using Mockloop.ServiceDefaults.Versions;

namespace Mockloop.ServiceDefaults.Tests.Calls;

/// <summary>Creates, edits and lists as the services do, with pauses that let two calls meet.</summary>
sealed class ThingsService(TestDb db, ICaller caller) : Things.ThingsBase
{
    /// <summary>Bytes that a thing may have.</summary>
    public const int LargestThing = 10_000;

    [CallLimits(Bytes = LargestThing, IsSubmission = true)]
    public override async Task<Thing> CreateThing(CreateThingRequest request, ServerCallContext context)
    {
        await using var transaction = await db.JoinTransactionAsync(context.CancellationToken);
        var row = new ThingRow { Name = request.Name };
        db.Things.Add(row);
        db.Publish(new Messaging.Told(row.Id));
        await db.SaveChangesAsync(context.CancellationToken);
        await Task.Delay(request.PauseMs, context.CancellationToken);
        if (request.Fail)
            throw DomainException.Conflict("It was to fail.");
        await transaction.CommitAsync(context.CancellationToken);
        return ToProto(row);
    }

    public override async Task<Thing> GetThing(GetThingRequest request, ServerCallContext context) =>
        ToProto(await FindAsync(request.ThingId, context.CancellationToken));

    public override async Task<Thing> EditThing(EditThingRequest request, ServerCallContext context)
    {
        var row = await FindAsync(request.ThingId, context.CancellationToken);
        ETags.Check(request.Etag, row.Version, "This thing", "by somebody else");
        row.Edit(request.Name);
        await Task.Delay(request.PauseMs, context.CancellationToken);
        await db.SaveChangesAsync(context.CancellationToken);
        return ToProto(row);
    }

    public override async Task<ListThingsReply> ListThings(ListThingsRequest request, ServerCallContext context)
    {
        var page = Page<Place>.Of(request, caller);
        var rows = db.Things.Where(t => t.Name == request.Name);
        if (page.After is { } after)
            rows = rows.Where(t => t.Id > after.Id);
        var (found, next) = await page.TakeAsync(rows.OrderBy(t => t.Id), t => new(t.Id), context.CancellationToken);
        return new ListThingsReply { Things = { found.Select(ToProto) }, NextPageToken = next };
    }

    async Task<ThingRow> FindAsync(string id, CancellationToken ct)
    {
        var key = Ids.Parse(id, "thing_id");
        return await db.Things.SingleOrDefaultAsync(t => t.Id == key, ct) ?? throw DomainException.NotFound("thing", key);
    }

    static Thing ToProto(ThingRow row) => new() { ThingId = row.Id.ToString(), Name = row.Name, Etag = ETags.Of(row.Version), EditsSeen = row.Seen };

    sealed record Place(Guid Id);
}
