using Mockloop.Questions.Data;

namespace Mockloop.Questions.Rounds;

/// <summary>What happened in a round, in order.</summary>
sealed class GetTimeline(QuestionsDb db, RoundAccess access)
{
    public async Task<Proto.Timeline> HandleAsync(Guid interviewId, CancellationToken ct)
    {
        await access.RequireAsync(await db.ReadRoundAsync(interviewId, ct), RoundRole.Any, ct);
        var entries = await db.Timeline.AsNoTracking().Where(e => e.InterviewId == interviewId)
            .OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(ct);
        return new()
        {
            Entries =
            {
                entries.Select(e => new Proto.TimelineEntry
                {
                    At = e.At.ToTimestamp(), Kind = e.Kind, PersonId = e.PersonId?.ToString() ?? "", Text = e.Text,
                    RefId = e.RefId?.ToString() ?? "",
                }),
            },
        };
    }
}
