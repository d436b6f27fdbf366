namespace Mockloop.ServiceDefaults.Errors;

/// <summary>Kinds of <see cref="DomainException"/>; each is one gRPC status and one HTTP status.</summary>
public enum ErrorKind
{
    /// <summary>InvalidArgument, 400.</summary>
    Invalid,

    /// <summary>NotFound, 404.</summary>
    NotFound,

    /// <summary>FailedPrecondition, 400.</summary>
    Conflict,

    /// <summary>AlreadyExists, 409.</summary>
    AlreadyExists,

    /// <summary>Aborted, 409.</summary>
    Aborted,

    /// <summary>Aborted, 409; 412 where the version came as the header <c>If-Match</c>.</summary>
    Stale,

    /// <summary>PermissionDenied, 403.</summary>
    Forbidden,

    /// <summary>ResourceExhausted, 429.</summary>
    Exhausted,

    /// <summary>InvalidArgument, 415; only REST has media types.</summary>
    Unsupported,

    /// <summary>ResourceExhausted, 413.</summary>
    TooLarge,

    /// <summary>ResourceExhausted, 429, always with the time to wait.</summary>
    RateLimited,
}

/// <summary>One field at fault.</summary>
/// <param name="Field">Its path in the request, as in the proto.</param>
/// <param name="Description">The value, the rule and the way out.</param>
public sealed record FieldViolation(string Field, string Description);
