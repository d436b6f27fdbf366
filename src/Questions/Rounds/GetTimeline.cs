using Mockloop.Questions.Data;
using Mockloop.ServiceDefaults.Paging;

namespace Mockloop.Questions.Rounds;

/// <summary>What happened in a round, in order.</summary>
sealed class GetTimeline(QuestionsDb db, ICaller caller, RoundAccess access)
{
    public async Task<Proto.Timeline> HandleAsync(Proto.GetTimelineRequest request, CancellationToken ct)
    {
        var interviewId = Ids.Parse(request.InterviewId, "interview_id");
        await access.RequireAsync(await db.ReadRoundAsync(interviewId, ct), RoundRole.Any, ct);
        var entries = db.Timeline.AsNoTracking().Where(e => e.InterviewId == interviewId);
        var page = Page<Place>.Of(request, caller);
        if (page.After is { } after)
            entries = entries.Where(e => e.At > after.At || (e.At == after.At && e.Id > after.Id));
        var (found, next) = await page.TakeAsync(entries.OrderBy(e => e.At).ThenBy(e => e.Id), e => new(e.At, e.Id), ct);
        return new() { Entries = { found.Select(Reply) }, NextPageToken = next };
    }

    static Proto.TimelineEntry Reply(TimelineEntry entry) => new()
    {
        At = entry.At.ToTimestamp(),
        Kind = entry.Kind,
        PersonId = entry.PersonId?.ToString() ?? "",
        Text = entry.Text,
        RefId = entry.RefId?.ToString() ?? "",
    };

    sealed record Place(Instant At, long Id);
}
