using System.Collections.Concurrent;
using Mockloop.Questions.Data;

namespace Mockloop.Questions.Catalog;

/// <summary>Track versions by hash, kept in memory for good because they never change.</summary>
sealed class TrackCatalog
{
    readonly ConcurrentDictionary<string, TrackDefinition> versions = new();

    public async Task<TrackDefinition> GetAsync(QuestionsDb db, string hash, CancellationToken ct)
    {
        if (versions.TryGetValue(hash, out var known))
            return known;
        var stored = await db.TrackVersions.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, ct)
            ?? throw DomainException.NotFound("track version", hash);
        return versions.GetOrAdd(hash, stored.Read());
    }
}
