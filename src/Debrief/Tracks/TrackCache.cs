using System.Collections.Concurrent;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Questions;
using Mockloop.Debrief.Data;

namespace Mockloop.Debrief.Tracks;

/// <summary>Tracks by hash: from memory, else from the database, else from Questions, once. A hash never changes its content.</summary>
sealed class TrackCache(IServiceScopeFactory scopes)
{
    readonly ConcurrentDictionary<string, Track> known = new(StringComparer.Ordinal);

    public async Task<Track> GetAsync(string hash, CancellationToken ct)
    {
        if (known.TryGetValue(hash, out var track))
            return track;
        // Its own scope and transaction: what was fetched stays fetched when the caller's work is rolled back.
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DebriefDb>();
        var stored = await db.Tracks.Where(t => t.Hash == hash).Select(t => t.Content).SingleOrDefaultAsync(ct);
        track = stored is null ? await FetchAsync(scope.ServiceProvider, db, hash, ct) : JsonParser.Default.Parse<Track>(stored);
        return known.GetOrAdd(hash, track);
    }

    public async Task<Stage> StageAsync(string hash, string stageId, CancellationToken ct) =>
        (await GetAsync(hash, ct)).Stages.FirstOrDefault(s => s.Id == stageId)
        ?? throw new InvalidOperationException($"The track {hash} has no stage '{stageId}'.");

    static async Task<Track> FetchAsync(IServiceProvider services, DebriefDb db, string hash, CancellationToken ct)
    {
        var track = await services.GetRequiredService<ITrackSource>().FetchAsync(hash, ct);
        if (track.Hash != hash)
            throw new InvalidOperationException($"Asked for the track {hash} and got {track.Hash}.");
        var content = JsonFormatter.Default.Format(track);
        await db.Database.ExecuteSqlAsync($"insert into track (hash, content) values ({hash}, {content}::jsonb) on conflict do nothing", ct);
        return track;
    }
}
