using System.Collections.Concurrent;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Questions;
using Mockloop.Matching.Data;

namespace Mockloop.Matching.Tracks;

/// <summary>A track's content as Questions gave it; a hash never means anything else, so a row is never changed.</summary>
sealed class TrackSnapshot
{
    public required string Hash { get; init; }
    public required byte[] Content { get; init; }
}

/// <summary>Parsed tracks of this process.</summary>
sealed class TrackMemory
{
    readonly ConcurrentDictionary<string, Track> _tracks = [];

    public Track? Find(string hash) => _tracks.GetValueOrDefault(hash);

    public Track Keep(Track track) => _tracks.GetOrAdd(track.Hash, track);
}

/// <summary>Tracks by hash: from memory, else from the table, else once from Questions.</summary>
sealed class TrackShelf(MatchingDb db, TrackMemory memory, QuestionsService.QuestionsServiceClient questions)
{
    public async Task<Track> OfAsync(string hash, CancellationToken ct)
    {
        if (memory.Find(hash) is { } known)
            return known;
        if (await db.Tracks.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, ct) is { } row)
            return memory.Keep(Track.Parser.ParseFrom(row.Content));
        var track = await questions.GetTrackAsync(new GetTrackRequest { Hash = hash }, cancellationToken: ct);
        await db.Database.ExecuteSqlAsync(
            $"insert into track (hash, content) values ({track.Hash}, {track.ToByteArray()}) on conflict do nothing", ct);
        return memory.Keep(track);
    }
}
