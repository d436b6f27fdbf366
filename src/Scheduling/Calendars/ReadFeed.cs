using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Engine.Calendars;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;
using Duration = NodaTime.Duration;

namespace Mockloop.Scheduling.Calendars;

/// <summary>The file behind a feed's secret. A wrong one and a revoked one are the same nothing.</summary>
sealed class ReadFeed(SchedulingDb db, InterviewEvents events, DomainClock clock)
{
    const int DigestLength = 16, MostEvents = 2_000;

    /// <summary>How long what is over, or was cancelled, stays in the feed: programs that look in seldom must see it go.</summary>
    static readonly Duration Kept = Duration.FromDays(42);

    public async Task<FeedFile> HandleAsync(ReadFeedRequest request, CancellationToken ct)
    {
        var hash = CalendarFeed.Hash(request.Token);
        var person = await db.CalendarFeeds.Where(f => f.TokenHash == hash)
            .Join(db.People, f => f.PersonId, p => p.Id, (_, p) => p).AsNoTracking().SingleOrDefaultAsync(ct);
        if (hash is null || person is null)
            throw DomainException.NotFound("calendar feed", "of this address");
        var since = clock.Now - Kept;
        var entries = await db.CalendarEntries.AsNoTracking()
            .Where(e => e.PersonId == person.Id && (e.IsCancelled ? e.ChangedAt > since : e.End > since))
            .OrderByDescending(e => e.Start).Take(MostEvents).ToListAsync(ct);
        var year = clock.Now.InZone(person.Zone).Year;
        var file = new CalendarFile(person.Zone, YearStart(year, person.Zone), YearStart(year + 3, person.Zone), await events.OfAsync(entries, person, ct))
        {
            Name = "Mockloop interviews",
        };
        var content = IcsWriter.Write(file);
        return new FeedFile { Content = content, Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, DigestLength)) };
    }

    // Whole years, so that the file stays the same from one day to the next.
    static Instant YearStart(int year, DateTimeZone zone) => zone.AtStartOfDay(new LocalDate(year, 1, 1)).ToInstant();
}
