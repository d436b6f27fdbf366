using System.Globalization;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Notices;
using NodaTime;

namespace Mockloop.Scheduling.Mail;

/// <summary>A notice as the subject and first lines of a mail, times in the reader's zone.</summary>
static class NoticeWords
{
    const string Pattern = "ddd d MMM uuuu, HH:mm";

    public static string Subject(Notice notice, string stageId, DateTimeZone zone)
    {
        var what = $"{InterviewWords.Stage(stageId)}, {Time(notice.Start, zone)}";
        return notice.Kind switch
        {
            NoticeKind.Booked => $"Booked: {what}",
            NoticeKind.Moved => $"Moved: {what}",
            NoticeKind.Replaced => $"Other people: {what}",
            NoticeKind.Cancelled => $"Cancelled: {what}",
            NoticeKind.Released => $"Held without you: {what}",
            _ => $"In {Lead(notice.LeadMinutes)}: {what}",
        };
    }

    /// <summary>What happened, one sentence a line.</summary>
    public static IEnumerable<string> Body(Notice notice, string stageId, DateTimeZone zone)
    {
        var stage = InterviewWords.Stage(stageId);
        yield return notice.Kind switch
        {
            NoticeKind.Booked => $"{stage} was booked for you.",
            NoticeKind.Moved => $"{stage} has a new time. It was {Time(notice.StartBefore ?? notice.Start, zone)}.",
            NoticeKind.Replaced => $"{stage} is at the same time, with other people.",
            NoticeKind.Cancelled => $"{stage} will not be held.",
            NoticeKind.Released => $"{stage} is held without you; the time is yours again.",
            _ => $"{stage} begins in {Lead(notice.LeadMinutes)}.",
        };
        yield return $"When: {Time(notice.Start, zone)} to {notice.End.InZone(zone).ToString("HH:mm", CultureInfo.InvariantCulture)} ({zone.Id})";
        if (notice.Reason.Length > 0)
            yield return $"Why: {notice.Reason}";
    }

    static string Time(Instant at, DateTimeZone zone) => at.InZone(zone).ToString(Pattern, CultureInfo.InvariantCulture);

    static string Lead(int minutes) => minutes switch
    {
        60 => "an hour",
        24 * 60 => "a day",
        _ when minutes % (24 * 60) == 0 => $"{minutes / (24 * 60)} days",
        _ when minutes % 60 == 0 => $"{minutes / 60} hours",
        _ => $"{minutes} minutes",
    };
}
