using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Paging;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.Scheduling.Notices;

/// <summary>The caller's inbox.</summary>
sealed class ReadInbox(SchedulingDb db, ICaller caller, DomainClock clock)
{
    public async Task<ListInboxReply> ListAsync(ListInboxRequest request, CancellationToken ct)
    {
        var page = Page<Place>.Of(request, caller);
        var rows = Mine();
        if (page.After is { } after)
            rows = rows.Where(n => n.Id < after.Id);
        var stages = from notice in rows.OrderByDescending(n => n.Id)
                     join interview in db.Interviews on notice.InterviewId equals interview.Id
                     select new { Notice = notice, interview.StageId };
        var (found, next) = await page.TakeAsync(stages.AsNoTracking(), n => new(n.Notice.Id), ct);
        return new ListInboxReply { Entries = { found.Select(n => ToProto(n.Notice, n.StageId)) }, NextPageToken = next };
    }

    public async Task<UnreadCount> CountAsync(CancellationToken ct) => new() { Unread = await Mine().CountAsync(n => n.ReadAt == null, ct) };

    public async Task<UnreadCount> MarkAsync(MarkReadRequest request, CancellationToken ct)
    {
        var rows = Mine();
        if (request.EntryId.Length > 0)
        {
            var id = Ids.Parse(request.EntryId, "entry_id");
            rows = rows.Where(n => n.Id == id);
            if (!await rows.AnyAsync(ct))
                throw DomainException.NotFound("inbox entry", id);
        }
        Instant? now = clock.Now;
        await rows.Where(n => n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), ct);
        return await CountAsync(ct);
    }

    IQueryable<Notice> Mine()
    {
        var me = caller.PersonId;
        return db.Notices.Where(n => n.PersonId == me && n.InInbox);
    }

    static InboxEntry ToProto(Notice notice, string stageId) => new()
    {
        EntryId = notice.Id.ToString(),
        Kind = notice.Kind,
        InterviewId = notice.InterviewId.ToString(),
        StageId = stageId,
        Start = notice.Start.ToTimestamp(),
        End = notice.End.ToTimestamp(),
        StartBefore = notice.StartBefore.ToTimestamp(),
        Reason = notice.Reason,
        At = notice.At.ToTimestamp(),
        Read = notice.ReadAt is not null,
    };

    sealed record Place(Guid Id);
}
