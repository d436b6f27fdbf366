using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Loops;
using Mockloop.Scheduling.People;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Scheduling.Calendars;

/// <summary>The secret of the caller's feed: made, made anew, taken away.</summary>
sealed class ChangeFeed(SchedulingDb db, GetMe me, DomainClock clock)
{
    public async Task<Feed> ReadAsync(CancellationToken ct)
    {
        var person = await me.EnsureAsync(ct);
        var feed = await db.CalendarFeeds.AsNoTracking().SingleOrDefaultAsync(f => f.PersonId == person.Id, ct);
        return new Feed { MadeAt = feed?.MadeAt.ToTimestamp() };
    }

    public async Task<Feed> RenewAsync(CancellationToken ct)
    {
        var person = await me.EnsureAsync(ct);
        var feed = await db.CalendarFeeds.SingleOrDefaultAsync(f => f.PersonId == person.Id, ct);
        if (feed is null)
            db.CalendarFeeds.Add(feed = CalendarFeed.Of(person.Id));
        var token = feed.Renew(clock.Now);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            throw DomainException.Aborted("A feed was made at the same time in another window or call; repeat.");
        }
        return new Feed { MadeAt = feed.MadeAt.ToTimestamp(), Token = token };
    }

    public async Task<Feed> RevokeAsync(CancellationToken ct)
    {
        var person = await me.EnsureAsync(ct);
        await db.CalendarFeeds.Where(f => f.PersonId == person.Id).ExecuteDeleteAsync(ct);
        return new Feed();
    }
}
