using System.Globalization;

namespace Mockloop.ServiceDefaults.Limits;

/// <summary>A call too many.</summary>
/// <param name="Bucket">The allowance that is used up.</param>
/// <param name="Allowance">How large it is.</param>
/// <param name="Wait">How long until the next call is taken.</param>
public sealed record RateLimitRefusal(CallBucket Bucket, RateLimitOptions.Allowance Allowance, TimeSpan Wait)
{
    /// <summary>What the header <c>Retry-After</c> says: whole seconds, at least one.</summary>
    public string Seconds => Math.Max(1, Math.Ceiling(Wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    /// <summary>What the caller is told.</summary>
    public string Words =>
        $"Too many {Bucket.ToString().ToLowerInvariant()}: at most {Allowance.Burst} at once and {Allowance.PerMinute} per minute for each person. Try again in {Seconds} s.";
}
