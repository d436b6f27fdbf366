namespace Mockloop.ServiceDefaults.Tracks;

/// <summary>A track as Questions gave it; a hash never means anything else, so a row is never changed.</summary>
sealed class StoredTrack
{
    public required string Hash { get; init; }

    /// <summary>The proto message's bytes, which keep also what this version of the service does not know.</summary>
    public required byte[] Content { get; init; }
}
