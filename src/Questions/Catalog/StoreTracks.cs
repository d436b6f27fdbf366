using Mockloop.Questions.Data;

namespace Mockloop.Questions.Catalog;

/// <summary>Stores the tracks that came with this program; versions that are there already stay as they are.</summary>
sealed class StoreTracks(QuestionsDb db)
{
    public async Task HandleAsync(LoadedTracks loaded, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var package in loaded.Packages)
            await db.Database.ExecuteSqlAsync($"""
                insert into package (hash, name, zip) values ({package.Hash}, {package.Name}, {package.Zip}) on conflict do nothing
                """, ct);
        foreach (var track in loaded.Tracks.Select(StoredTrack.Of))
        {
            await db.Database.ExecuteSqlAsync($"""
                insert into track_version (hash, track_id, content) values ({track.Hash}, {track.TrackId}, {track.Content}) on conflict do nothing
                """, ct);
            await db.Database.ExecuteSqlAsync($"""
                insert into latest_track (track_id, hash) values ({track.TrackId}, {track.Hash})
                on conflict (track_id) do update set hash = excluded.hash
                """, ct);
        }
        // A track whose folder is gone is offered no longer; cohorts that pinned a version keep it.
        var ids = loaded.Tracks.Select(t => t.Definition.Id).ToArray();
        await db.LatestTracks.Where(t => !ids.Contains(t.TrackId)).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
