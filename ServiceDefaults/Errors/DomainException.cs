namespace Mockloop.ServiceDefaults.Errors;

/// <summary>
/// The one way domain code says no. It is mapped once, the same over gRPC and REST, and its message reaches the
/// caller: name the field, the value, the limit and the way out, and nothing the caller must not know.
/// </summary>
public sealed class DomainException : Exception
{
    const int LongestValueShown = 80, MostViolationsShown = 10;

    DomainException(ErrorKind kind, string message, params IReadOnlyList<FieldViolation> violations)
        : base(message) => (Kind, Violations) = (kind, violations);

    /// <summary>What went wrong, which decides the gRPC status and the HTTP status.</summary>
    public ErrorKind Kind { get; }

    /// <summary>The fields at fault, for <see cref="ErrorKind.Invalid"/>; else empty.</summary>
    public IReadOnlyList<FieldViolation> Violations { get; }

    /// <summary>For <see cref="ErrorKind.NotFound"/>: the kind of thing that is missing.</summary>
    public string? ResourceType { get; private init; }

    /// <summary>For <see cref="ErrorKind.NotFound"/>: the id that was asked for.</summary>
    public string? ResourceName { get; private init; }

    /// <summary>For <see cref="ErrorKind.Exhausted"/> and <see cref="ErrorKind.RateLimited"/>: how long to wait.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>A field of the request breaks a rule.</summary>
    /// <param name="field">Path of the field as in the proto, such as <c>windows[2].to</c>.</param>
    /// <param name="value">What was sent; long values are shortened.</param>
    /// <param name="rule">The limit and the way out: "must be 1 to 200 characters; shorten it".</param>
    public static DomainException Invalid(string field, object? value, string rule)
    {
        var violation = Violation(field, value, rule);
        return new DomainException(ErrorKind.Invalid, $"{violation.Field}: {violation.Description}", violation);
    }

    /// <summary>Several fields at once, so that a form can show them all.</summary>
    public static DomainException Invalid(IReadOnlyList<FieldViolation> violations)
    {
        // Over gRPC an error travels in headers: with thousands of violations it would break the connection for every call on it.
        var shown = violations.Take(MostViolationsShown).ToList();
        var more = violations.Count > shown.Count ? $"; and {violations.Count - shown.Count} more" : "";
        return new(ErrorKind.Invalid, string.Join("; ", shown.Select(v => $"{v.Field}: {v.Description}")) + more, shown);
    }

    /// <summary>One entry for <see cref="Invalid(IReadOnlyList{FieldViolation})"/>.</summary>
    public static FieldViolation Violation(string field, object? value, string rule) =>
        new(field, $"{Show(value)} {rule}");

    /// <summary>There is no such thing, or the caller may not know that there is.</summary>
    public static DomainException NotFound(string what, object id) =>
        new(ErrorKind.NotFound, $"There is no {what} {Show(id)}.") { ResourceType = what, ResourceName = id.ToString() };

    /// <summary>The state of things does not allow it (FailedPrecondition); repeating the call does not help.</summary>
    public static DomainException Conflict(string why) => new(ErrorKind.Conflict, why);

    /// <summary>It is there already, and only one may be.</summary>
    public static DomainException AlreadyExists(string why) => new(ErrorKind.AlreadyExists, why);

    /// <summary>Somebody else was faster; read again and repeat.</summary>
    public static DomainException Aborted(string why) => new(ErrorKind.Aborted, why);

    /// <summary>The thing was changed since the caller read it; see <see cref="Versions.ETags"/>.</summary>
    public static DomainException Stale(string why) => new(ErrorKind.Stale, why);

    /// <summary>The caller may not do this.</summary>
    public static DomainException Forbidden(string why) => new(ErrorKind.Forbidden, why);

    /// <summary>A bound is reached: a queue is full, an allowance is used up.</summary>
    /// <param name="why">The bound with its number, and the way out.</param>
    /// <param name="retryAfter">When trying again makes sense, where that is known.</param>
    public static DomainException Exhausted(string why, TimeSpan? retryAfter = null) => new(ErrorKind.Exhausted, why) { RetryAfter = retryAfter };

    /// <summary>The request has more bytes than this call takes.</summary>
    public static DomainException TooLarge(long limit) =>
        new(ErrorKind.TooLarge, $"The request is larger than this call takes: at most {limit:N0} bytes; send less.");

    /// <summary>A body that is not JSON.</summary>
    public static DomainException Unsupported(string? mediaType) =>
        new(ErrorKind.Unsupported, $"The body's media type is {Show(mediaType)}; send JSON in UTF-8 as application/json.");

    /// <summary>The caller made too many calls.</summary>
    public static DomainException RateLimited(string why, TimeSpan retryAfter) => new(ErrorKind.RateLimited, why) { RetryAfter = retryAfter };

    static string Show(object? value)
    {
        var text = value?.ToString();
        if (string.IsNullOrEmpty(text))
            return "(empty)";
        return text.Length <= LongestValueShown ? $"'{text}'" : $"'{text[..LongestValueShown]}…' ({text.Length} characters)";
    }
}
