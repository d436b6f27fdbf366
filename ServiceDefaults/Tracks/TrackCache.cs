using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Questions;
using Mockloop.ServiceDefaults.Clients;
using Mockloop.ServiceDefaults.Data;

namespace Mockloop.ServiceDefaults.Tracks;

/// <summary>
/// Tracks by content hash: from memory, else from the service's own table, else once from Questions. Works on the caller's own
/// connection and transaction: a second connection, taken while the first holds locks, could be one too many for the pool.
/// </summary>
public sealed class TrackCache(PlatformDb db, TrackMemory memory, QuestionsService.QuestionsServiceClient questions)
{
    /// <summary>The track with exactly this content; callers share it and must not change it.</summary>
    /// <exception cref="InvalidOperationException">Questions answered with another one.</exception>
    /// <exception cref="Grpc.Core.RpcException">It is not kept here, and Questions does not know it or is away.</exception>
    public async Task<Track> GetAsync(string hash, CancellationToken ct)
    {
        if (memory.Find(hash) is { } known)
            return known;
        var content = await db.Set<StoredTrack>().Where(t => t.Hash == hash).Select(t => t.Content).SingleOrDefaultAsync(ct);
        return content is null ? await FetchAsync(hash, ct) : memory.Keep(Track.Parser.ParseFrom(content));
    }

    /// <summary>One stage of the track with that hash.</summary>
    /// <exception cref="InvalidOperationException">The track has no such stage.</exception>
    public async Task<Stage> StageAsync(string hash, string stageId, CancellationToken ct) =>
        (await GetAsync(hash, ct)).Stages.FirstOrDefault(s => s.Id == stageId)
        ?? throw new InvalidOperationException($"The track {hash} has no stage '{stageId}'.");

    /// <summary>Keeps a track that Questions gave under its own hash: for good at once, or with the caller's transaction.</summary>
    public async Task<Track> KeepAsync(Track track, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"insert into track (hash, content) values ({track.Hash}, {track.ToByteArray()}) on conflict do nothing", ct);
        return memory.Keep(track);
    }

    async Task<Track> FetchAsync(string hash, CancellationToken ct)
    {
        var track = await questions.GetTrackAsync(new GetTrackRequest { Hash = hash }, CallAs.Service(), cancellationToken: ct);
        return track.Hash == hash
            ? await KeepAsync(track, ct)
            : throw new InvalidOperationException($"Asked for the track {hash} and got {track.Hash}.");
    }
}
