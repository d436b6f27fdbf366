using System.Collections.Concurrent;
using Mockloop.Contracts.Questions;

namespace Mockloop.ServiceDefaults.Tracks;

/// <summary>The parsed tracks of this process.</summary>
public sealed class TrackMemory
{
    readonly ConcurrentDictionary<string, Track> tracks = [];

    internal Track? Find(string hash) => tracks.GetValueOrDefault(hash);

    internal Track Keep(Track track) => tracks.GetOrAdd(track.Hash, track);
}
