using System.Text;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Calendars;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Engine.Calendars;
using Mockloop.Scheduling.Notices;

namespace Mockloop.Scheduling.Mail;

/// <summary>Writes the mail about a notice. The same notice gives the same Message-ID, so a mail that came twice shows as one.</summary>
sealed class NoticeMail(SchedulingDb db, InterviewEvents events, PageLinks links, SmtpOptions smtp)
{
    static readonly NodaTime.Duration ZoneAhead = NodaTime.Duration.FromDays(400);

    /// <summary>Null when there is nobody to write to any more.</summary>
    public async Task<MimeMessage?> WriteAsync(Notice notice, CancellationToken ct)
    {
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == notice.PersonId, ct);
        var entry = await db.CalendarEntries.AsNoTracking().SingleOrDefaultAsync(e => e.PersonId == notice.PersonId && e.InterviewId == notice.InterviewId, ct);
        if (person?.VerifiedEmail is not { } address || entry is null)
            return null;
        var stage = await db.Interviews.Where(i => i.Id == notice.InterviewId).Select(i => i.StageId).SingleAsync(ct);
        var one = (await events.OfAsync([entry], person, ct)).Single();
        var text = string.Join('\n', NoticeWords.Body(notice, stage, person.Zone).Append(one.Description).Append("")
            .Append(links.Settings.Length > 0 ? $"What you are told, and how: {links.Settings}" : ""));
        var message = new MimeMessage
        {
            Subject = NoticeWords.Subject(notice, stage, person.Zone),
            MessageId = $"{notice.Id}@{smtp.From[(smtp.From.IndexOf('@') + 1)..]}",
            Body = BodyOf(notice, text, Invitation(notice, one, person.Zone, address)),
        };
        message.From.Add(new MailboxAddress("Mockloop", smtp.From));
        message.To.Add(new MailboxAddress(person.Name, address));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    // As it was told then, whatever came after.
    string Invitation(Notice notice, CalendarEvent one, NodaTime.DateTimeZone zone, string address)
    {
        var isOver = IsOver(notice);
        var told = one with { Sequence = notice.Sequence, Start = notice.Start, End = notice.End, Changed = notice.At, IsCancelled = isOver, Attendee = address };
        return IcsWriter.Write(new(zone, notice.At, notice.At + ZoneAhead, [told]) { Method = isOver ? "CANCEL" : "REQUEST", Organizer = smtp.From });
    }

    static MimeEntity BodyOf(Notice notice, string text, string invitation)
    {
        var plain = new TextPart("plain") { Text = text };
        if (notice.Kind == NoticeKind.Reminder)
            return plain;
        var method = IsOver(notice) ? "CANCEL" : "REQUEST";
        var calendar = new TextPart("calendar") { ContentTransferEncoding = ContentEncoding.Base64 };
        calendar.SetText(Encoding.UTF8, invitation);
        calendar.ContentType.Parameters.Add("method", method);
        var file = new MimePart("application", "ics")
        {
            Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(invitation))),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = method == "CANCEL" ? "cancelled.ics" : "invite.ics" },
            ContentTransferEncoding = ContentEncoding.Base64,
        };
        return new Multipart("mixed") { new MultipartAlternative { plain, calendar }, file };
    }

    static bool IsOver(Notice notice) => notice.Kind is NoticeKind.Cancelled or NoticeKind.Released;
}
