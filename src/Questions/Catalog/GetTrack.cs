using Mockloop.Questions.Data;

namespace Mockloop.Questions.Catalog;

/// <summary>A track: the latest by id, or one version by hash.</summary>
sealed class GetTrack(QuestionsDb db, TrackCatalog catalog)
{
    const int Longest = 100;

    public async Task<Proto.Track> HandleAsync(Proto.GetTrackRequest request, CancellationToken ct)
    {
        if (request.Id.Length > 0 == request.Hash.Length > 0)
            throw DomainException.Invalid("id", request.Id, "exactly one of id and hash is needed; leave the other out");
        var hash = request.Hash.Length > 0
            ? Require.Length(request.Hash, 1, Longest, "hash")
            : await LatestAsync(Require.Length(request.Id, 1, Longest, "id"), ct);
        return (await catalog.GetAsync(db, hash, ct)).ToProto(hash);
    }

    async Task<string> LatestAsync(string id, CancellationToken ct) =>
        await db.LatestTracks.Where(t => t.TrackId == id).Select(t => t.Hash).SingleOrDefaultAsync(ct)
            ?? throw DomainException.NotFound("track", id);
}
