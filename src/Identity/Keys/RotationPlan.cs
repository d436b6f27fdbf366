namespace Mockloop.Identity.Keys;

/// <summary>
/// When keys change. A key is published a day before it is used, so that nobody meets a token
/// with a key they have not fetched, and kept for a day after, which outlives every token (10 hours at most).
/// </summary>
static class RotationPlan
{
    public static readonly TimeSpan UsedFor = TimeSpan.FromDays(30);
    public static readonly TimeSpan PublishedBefore = TimeSpan.FromDays(1);
    public static readonly TimeSpan KeptAfter = TimeSpan.FromDays(1);

    /// <summary>The keys to add now, given what is there; none most of the time.</summary>
    public static IEnumerable<RealmKey> Due(IReadOnlyCollection<RealmKey> keys, DateTimeOffset now) =>
        from use in Enum.GetValues<KeyUse>()
        let newest = keys.Where(k => k.Use == use).Max(k => (DateTimeOffset?)k.NotBefore)
        let next = newest + UsedFor
        where next is null || next - PublishedBefore <= now
        // Certificates count in whole seconds: a minute back, or the first key would not be valid yet.
        select RealmKey.Create(use, next > now ? next.Value : now.AddMinutes(-1));
}
