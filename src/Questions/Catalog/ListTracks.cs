using Mockloop.Questions.Data;
using Mockloop.ServiceDefaults.Paging;

namespace Mockloop.Questions.Catalog;

/// <summary>The latest version of every track.</summary>
sealed class ListTracks(QuestionsDb db, TrackCatalog catalog, ICaller caller)
{
    public async Task<Proto.ListTracksReply> HandleAsync(Proto.ListTracksRequest request, CancellationToken ct)
    {
        var page = Page<Place>.Of(request, caller);
        var after = page.After?.Id ?? "";
        var rows = db.LatestTracks.Where(t => string.Compare(t.TrackId, after) > 0).OrderBy(t => t.TrackId);
        var (latest, next) = await page.TakeAsync(rows, t => new(t.TrackId), ct);
        var reply = new Proto.ListTracksReply { NextPageToken = next };
        foreach (var track in latest)
            reply.Tracks.Add((await catalog.GetAsync(db, track.Hash, ct)).ToProto(track.Hash));
        return reply;
    }

    sealed record Place(string Id);
}
