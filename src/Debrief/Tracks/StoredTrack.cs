namespace Mockloop.Debrief.Tracks;

/// <summary>A track as Questions gave it, kept for good under its content hash.</summary>
sealed class StoredTrack
{
    public string Hash { get; private set; } = "";

    /// <summary>The proto message as JSON.</summary>
    public string Content { get; private set; } = "";
}
