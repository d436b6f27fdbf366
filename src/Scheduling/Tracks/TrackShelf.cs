using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Questions;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Scheduling.Tracks;

/// <summary>A track's content as Questions gave it; a hash never means anything else, so a row is never changed.</summary>
sealed class TrackSnapshot
{
    public required string Hash { get; init; }
    public required string TrackId { get; init; }
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
sealed class TrackShelf(SchedulingDb db, TrackMemory memory, QuestionsService.QuestionsServiceClient questions)
{
    /// <summary>The latest version, kept for good with the caller's next save.</summary>
    public async Task<Track> LatestAsync(string id, CancellationToken ct)
    {
        try
        {
            return await KeepAsync(await questions.GetTrackAsync(new GetTrackRequest { Id = id }, cancellationToken: ct), ct);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            throw DomainException.Invalid("track_id", id, "is no track; GET /v1/tracks lists them");
        }
    }

    /// <summary>That version.</summary>
    public async Task<Track> OfAsync(string hash, CancellationToken ct)
    {
        if (memory.Find(hash) is { } known)
            return known;
        if (await db.Tracks.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, ct) is { } row)
            return memory.Keep(Track.Parser.ParseFrom(row.Content));
        return await KeepAsync(await questions.GetTrackAsync(new GetTrackRequest { Hash = hash }, cancellationToken: ct), ct);
    }

    async Task<Track> KeepAsync(Track track, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"""
            insert into track (hash, track_id, content) values ({track.Hash}, {track.Id}, {track.ToByteArray()})
            on conflict do nothing
            """, ct);
        return memory.Keep(track);
    }
}
