using Mockloop.Questions.Data;

namespace Mockloop.Questions.Catalog;

/// <summary>The latest version of every track.</summary>
sealed class ListTracks(QuestionsDb db, TrackCatalog catalog)
{
    public async Task<Proto.ListTracksReply> HandleAsync(CancellationToken ct)
    {
        var reply = new Proto.ListTracksReply();
        foreach (var hash in await db.LatestTracks.OrderBy(t => t.TrackId).Select(t => t.Hash).ToListAsync(ct))
            reply.Tracks.Add((await catalog.GetAsync(db, hash, ct)).ToProto(hash));
        return reply;
    }
}
