namespace Mockloop.ServiceDefaults.Limits;

/// <summary>
/// The section <c>RateLimits</c>: allowances per person, or per client address where nobody is signed in. Each process
/// counts for itself, so with n replicas a person has up to n times as much.
/// </summary>
public sealed class RateLimitOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "RateLimits";

    /// <summary>False for load tests and machines behind a gateway that limits.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Calls that change nothing, and pages.</summary>
    public Allowance Reads { get; init; } = new() { Burst = 300, PerMinute = 1200 };

    /// <summary>Calls that change something, and forms.</summary>
    public Allowance Writes { get; init; } = new() { Burst = 100, PerMinute = 300 };

    /// <summary>Submissions to be graded.</summary>
    public Allowance Submissions { get; init; } = new() { Burst = 20, PerMinute = 20 };

    /// <summary>Calls at once, and how fast the allowance fills up again.</summary>
    public sealed class Allowance
    {
        /// <summary>Calls in one go.</summary>
        public int Burst { get; init; }

        /// <summary>Calls per minute on the long run.</summary>
        public int PerMinute { get; init; }
    }

    internal Allowance Of(CallBucket bucket) => bucket switch
    {
        CallBucket.Reads => Reads,
        CallBucket.Writes => Writes,
        _ => Submissions,
    };
}
