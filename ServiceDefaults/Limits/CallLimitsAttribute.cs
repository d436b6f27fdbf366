namespace Mockloop.ServiceDefaults.Limits;

/// <summary>Allowances that calls draw on; each person has one of each.</summary>
public enum CallBucket
{
    /// <summary>Calls that change nothing (an HTTP rule with GET).</summary>
    Reads,

    /// <summary>All others.</summary>
    Writes,

    /// <summary>Calls that cost minutes of work elsewhere: submissions to be graded.</summary>
    Submissions,
}

/// <summary>What a gRPC method takes beyond the defaults; on the method of the service that implements it.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class CallLimitsAttribute : Attribute
{
    /// <summary>Where nothing else is said: plenty for everything people type.</summary>
    public const int DefaultBytes = 256 * 1024;

    /// <summary>Most bytes of a request, as JSON or as protobuf.</summary>
    public int Bytes { get; init; } = DefaultBytes;

    /// <summary>The call is one of <see cref="CallBucket.Submissions"/>.</summary>
    public bool IsSubmission { get; init; }
}
