using Grpc.Core;
using Mockloop.Contracts.Questions;
using Mockloop.ServiceDefaults.Clients;

namespace Mockloop.Debrief.Reports;

/// <summary>When a round started, and when in it code was handed in; Questions knows. Minutes are left out when it does not answer.</summary>
sealed class RoundTimes(QuestionsService.QuestionsServiceClient questions, ILogger<RoundTimes> log)
{
    const int PageSize = 200, MostPages = 50;

    /// <summary>Per interview that has started.</summary>
    public async Task<IReadOnlyDictionary<Guid, RoundTime>> ReadAsync(IEnumerable<Guid> interviews, CancellationToken ct)
    {
        var read = await Task.WhenAll(interviews.Select(async id => (Id: id, Time: await ReadAsync(id, ct))));
        return read.Where(r => r.Time is not null).ToDictionary(r => r.Id, r => r.Time!);
    }

    // The report's reader was checked; that they may see the room, too, is not asked for.
    async Task<RoundTime?> ReadAsync(Guid interviewId, CancellationToken ct)
    {
        try
        {
            var entries = await EntriesAsync(interviewId, ct);
            return entries.Find(e => e.Kind == "started") is not { } started ? null : new(started.At.ToDateTimeOffset(),
                entries.Where(e => e.Kind == "submission" && e.RefId.Length > 0).DistinctBy(e => e.RefId).ToDictionary(e => e.RefId, e => e.At.ToDateTimeOffset()));
        }
        catch (RpcException e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning("A report goes out without minutes, Questions says {Why}", e.Status.StatusCode);
            return null;
        }
    }

    // In their order. What lies behind so many pages stays without its minute; no round is that long.
    async Task<List<TimelineEntry>> EntriesAsync(Guid interviewId, CancellationToken ct)
    {
        var (entries, next) = (new List<TimelineEntry>(), "");
        for (int page = 0; page == 0 || (next.Length > 0 && page < MostPages); page++)
        {
            var timeline = await questions.GetTimelineAsync(
                new() { InterviewId = interviewId.ToString(), PageSize = PageSize, PageToken = next }, CallAs.Service(), cancellationToken: ct);
            entries.AddRange(timeline.Entries);
            next = timeline.NextPageToken;
        }
        return entries;
    }
}

/// <summary>A round's clock.</summary>
/// <param name="Submitted">By the submission's id: evidence of it is dated by its verdict.</param>
sealed record RoundTime(DateTimeOffset Started, IReadOnlyDictionary<string, DateTimeOffset> Submitted)
{
    /// <summary>Whole minutes gone by; null for what came before.</summary>
    public int? MinuteOf(string refId, DateTimeOffset at)
    {
        var minutes = (Submitted.GetValueOrDefault(refId, at) - Started).TotalMinutes;
        return minutes < 0 ? null : (int)minutes;
    }
}
