using System.Collections.Concurrent;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Questions;
using Mockloop.Debrief.Data;

namespace Mockloop.Debrief.Tracks;

/// <summary>The tracks this process has read.</summary>
sealed class KnownTracks : ConcurrentDictionary<string, Track>;

/// <summary>
/// Tracks by hash: from memory, else from the database, else from Questions, once. A hash never changes its content. Works on the
/// caller's own connection: a second one, taken while the first holds locks, could be one too many for the pool.
/// </summary>
sealed class TrackCache(DebriefDb db, ITrackSource source, KnownTracks known)
{
    public async Task<Track> GetAsync(string hash, CancellationToken ct)
    {
        if (known.TryGetValue(hash, out var track))
            return track;
        var stored = await db.Tracks.Where(t => t.Hash == hash).Select(t => t.Content).SingleOrDefaultAsync(ct);
        return known.GetOrAdd(hash, stored is null ? await FetchAsync(hash, ct) : JsonParser.Default.Parse<Track>(stored));
    }

    public async Task<Stage> StageAsync(string hash, string stageId, CancellationToken ct) =>
        (await GetAsync(hash, ct)).Stages.FirstOrDefault(s => s.Id == stageId)
        ?? throw new InvalidOperationException($"The track {hash} has no stage '{stageId}'.");

    async Task<Track> FetchAsync(string hash, CancellationToken ct)
    {
        var track = await source.FetchAsync(hash, ct);
        if (track.Hash != hash)
            throw new InvalidOperationException($"Asked for the track {hash} and got {track.Hash}.");
        var content = JsonFormatter.Default.Format(track);
        await db.Database.ExecuteSqlAsync($"insert into track (hash, content) values ({hash}, {content}::jsonb) on conflict do nothing", ct);
        return track;
    }
}
