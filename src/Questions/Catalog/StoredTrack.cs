using System.Text.Json;

namespace Mockloop.Questions.Catalog;

/// <summary>One version of a track, by content hash, for good: a cohort pins it.</summary>
sealed class StoredTrack
{
    public string Hash { get; private init; } = "";
    public string TrackId { get; private init; } = "";

    /// <summary>The whole definition as JSON, questions included.</summary>
    public string Content { get; private init; } = "";

    public static StoredTrack Of(LoadedTrack track) =>
        new() { Hash = track.Hash, TrackId = track.Definition.Id, Content = JsonSerializer.Serialize(track.Definition) };

    public TrackDefinition Read() => JsonSerializer.Deserialize<TrackDefinition>(Content)!;
}

/// <summary>Which version of a track is the latest.</summary>
sealed class LatestTrack
{
    public string TrackId { get; private init; } = "";
    public string Hash { get; private init; } = "";
}

/// <summary>A problem package by content hash, for good.</summary>
sealed class StoredPackage
{
    public string Hash { get; private init; } = "";
    public string Name { get; private init; } = "";
    public byte[] Zip { get; private init; } = [];
}
