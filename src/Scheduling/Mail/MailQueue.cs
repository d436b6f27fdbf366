using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Notices;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.Scheduling.Mail;

/// <summary>
/// Mail that waits, as rows: leased for a while, so that of several replicas one sends it, and whoever is killed while
/// sending leaves it to the next. SMTP cannot say whether a mail it was killed at went out, so that one may come twice.
/// </summary>
sealed class MailQueue(SchedulingDb db, SmtpOptions smtp, DomainClock clock)
{
    const int MostAttempts = 12, LongestError = 300;
    static readonly Duration Lease = Duration.FromMinutes(2), LongestPause = Duration.FromHours(1);

    /// <summary>The next mail that may go, leased; null when there is none.</summary>
    public async Task<Notice?> TakeAsync(CancellationToken ct)
    {
        var (now, domain) = (SystemClock.Instance.GetCurrentInstant(), clock.Now);
        var ids = await db.Database.SqlQuery<Guid>($"""
            update notice set mail_leased_until = {now + Lease}, mail_attempts = mail_attempts + 1
            where id = (select id from notice
                where mail = 'Waiting' and mail_after <= {domain} and (mail_leased_until is null or mail_leased_until <= {now})
                order by mail_after limit 1 for update skip locked)
            returning id as "Value"
            """).ToListAsync(ct);
        return ids.Count == 0 ? null : await db.Notices.AsNoTracking().SingleAsync(n => n.Id == ids[0], ct);
    }

    public Task SentAsync(Notice notice, CancellationToken ct) => EndAsync(notice, MailState.Sent, "", ct);

    /// <summary>It was not sent and is not tried again.</summary>
    public Task GiveUpAsync(Notice notice, string why, CancellationToken ct) => EndAsync(notice, MailState.GivenUp, why, ct);

    /// <summary>It was not sent; later again, with growing pauses, up to a day or so.</summary>
    public Task FailedAsync(Notice notice, string why, CancellationToken ct)
    {
        if (notice.MailAttempts >= MostAttempts)
            return GiveUpAsync(notice, why, ct);
        var pause = Duration.FromTimeSpan(smtp.FirstPause) * Math.Pow(2, notice.MailAttempts - 1);
        Instant? next = SystemClock.Instance.GetCurrentInstant() + Duration.Min(pause, LongestPause);
        var error = Short(why);
        return db.Notices.Where(n => n.Id == notice.Id && n.Mail == MailState.Waiting && n.MailAttempts == notice.MailAttempts)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.MailLeasedUntil, next).SetProperty(n => n.MailError, error), ct);
    }

    Task EndAsync(Notice notice, MailState state, string why, CancellationToken ct)
    {
        var error = Short(why);
        return db.Notices.Where(n => n.Id == notice.Id && n.Mail == MailState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.Mail, state).SetProperty(n => n.MailError, error), ct);
    }

    static string Short(string why) => why.Length <= LongestError ? why : why[..LongestError];
}
