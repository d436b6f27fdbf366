using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Versions;

namespace Mockloop.Scheduling.People;

/// <summary>The caller's weekly rules and exceptions; replaced as a whole.</summary>
sealed class ChangeAvailability(SchedulingDb db, GetMe me)
{
    const int MostRules = 70, MostExceptions = 366, MostSpansPerDay = 10;

    public async Task<Availability> ReadAsync(CancellationToken ct) => await ReplyAsync((await me.EnsureAsync(ct)).Id, ct);

    public async Task<Availability> HandleAsync(SetAvailabilityRequest request, CancellationToken ct)
    {
        Require.Count(request.Rules, 0, MostRules, "rules");
        Require.Count(request.Exceptions, 0, MostExceptions, "exceptions");
        var person = (await me.EnsureAsync(ct)).Id;
        var rules = request.Rules
            .Select((r, i) => WeeklySpan.Of(person, r.DayOfWeek, WallSpan.Parse(r.From, r.To, $"rules[{i}]"), $"rules[{i}]")).ToList();
        var exceptions = request.Exceptions.Select((e, i) => ExceptionOf(person, e, $"exceptions[{i}]")).ToList();
        Require.That(exceptions.DistinctBy(e => e.Date).Count() == exceptions.Count, "exceptions", exceptions.Count, "have one date twice; join their spans");

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await TakeVersionAsync(person, request.Etag, ct);
        await db.WeeklySpans.Where(s => s.PersonId == person).ExecuteDeleteAsync(ct);
        await db.DayExceptions.Where(e => e.PersonId == person).ExecuteDeleteAsync(ct);
        db.WeeklySpans.AddRange(rules);
        db.DayExceptions.AddRange(exceptions);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return await ReplyAsync(person, ct);
    }

    // The row is locked from here on, so two who replace the rules at once do it one after the other.
    async Task TakeVersionAsync(Guid person, string etag, CancellationToken ct)
    {
        await db.People.Where(p => p.Id == person)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.AvailabilityVersion, p => p.AvailabilityVersion + 1), ct);
        var taken = await VersionAsync(person, ct);
        ETags.Check(etag, taken - 1, "Your availability", "in another window or call");
    }

    Task<int> VersionAsync(Guid person, CancellationToken ct) =>
        db.People.Where(p => p.Id == person).Select(p => p.AvailabilityVersion).SingleAsync(ct);

    static DayException ExceptionOf(Guid person, DateException exception, string field)
    {
        Require.Count(exception.Spans, 0, MostSpansPerDay, $"{field}.spans");
        var spans = exception.Spans.Select((s, i) => WallSpan.Parse(s.From, s.To, $"{field}.spans[{i}]"));
        return DayException.Of(person, Zones.ParseDate(exception.Date, $"{field}.date"), spans);
    }

    async Task<Availability> ReplyAsync(Guid person, CancellationToken ct)
    {
        // First, so that rules which change in between come with an etag too old and not too new.
        var version = await VersionAsync(person, ct);
        var rules = await db.WeeklySpans.AsNoTracking().Where(s => s.PersonId == person)
            .OrderBy(s => s.Day).ThenBy(s => s.FromMinute).ToListAsync(ct);
        var exceptions = await db.DayExceptions.AsNoTracking().Where(e => e.PersonId == person).OrderBy(e => e.Date).ToListAsync(ct);
        return new Availability
        {
            Etag = ETags.Of(version),
            Rules = { rules.Select(r => Rule((int)r.Day, new WallSpan(r.FromMinute, r.ToMinute))) },
            Exceptions = { exceptions.Select(e => new DateException { Date = e.Date.Text(), Spans = { e.Spans.Select(s => Rule((int)e.Date.DayOfWeek, s)) } }) },
        };
    }

    static WeeklyRule Rule(int day, WallSpan span) => new() { DayOfWeek = day, From = span.From, To = span.To };
}
