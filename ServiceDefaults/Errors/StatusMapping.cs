using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Calls;
using Mockloop.ServiceDefaults.Hosting;
using Npgsql;
using RpcStatus = Google.Rpc.Status;

namespace Mockloop.ServiceDefaults.Errors;

/// <summary>Exceptions to <c>google.rpc.Status</c>: the one table of what the platform answers when it says no.</summary>
static class StatusMapping
{
    const string Domain = "mockloop";
    const int ClientClosedRequest = 499;

    /// <summary>The status, or null for what nobody foresaw.</summary>
    public static RpcStatus? Of(Exception exception) => exception switch
    {
        DomainException domain => Of(domain),
        DbUpdateConcurrencyException => Reason(Code.Aborted, "CONCURRENT_CHANGE",
            "Somebody else changed this at the same time; read it again and repeat."),
        DbUpdateException { InnerException: PostgresException postgres } => Of(postgres) ?? OfOutage(exception),
        PostgresException postgres => Of(postgres) ?? OfOutage(exception),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Reason(Code.ResourceExhausted, "TOO_LARGE",
            "The request is larger than anything this service takes; send less."),
        BadHttpRequestException bad => new RpcStatus { Code = (int)Code.InvalidArgument, Message = bad.Message },
        _ => OfOutage(exception),
    };

    // A commit whose answer was lost may have been done, so this promises nothing about what was stored.
    static RpcStatus? OfOutage(Exception exception) => DatabaseTrouble.Of(exception) ?? (Outage.Is(exception)
        ? Reason(Code.Unavailable, "UNAVAILABLE", "A part of the platform that this needs is away for a moment. Repeat in a few seconds.")
        : null);

    /// <summary>What is said of an unforeseen error: nothing but where to look it up.</summary>
    public static RpcStatus Internal(string correlationId) => Reason(Code.Internal, "INTERNAL",
        $"Something went wrong on our side; quote {correlationId} when you report it.", ("correlation_id", correlationId));

    /// <summary>A status without details.</summary>
    public static RpcStatus Plain(StatusCode code, string message) => new() { Code = (int)code, Message = message };

    /// <summary>What HTTP has to say of an error beyond the table: a finer status, and when to come back.</summary>
    public static void Refine(HttpContext http, Exception exception)
    {
        if (exception is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
            Protocol.AnswerWith(http, StatusCodes.Status413PayloadTooLarge);
        if (exception is not DomainException domain)
            return;
        if (domain.Kind == ErrorKind.Unsupported)
            Protocol.AnswerWith(http, StatusCodes.Status415UnsupportedMediaType);
        if (domain.Kind == ErrorKind.TooLarge)
            Protocol.AnswerWith(http, StatusCodes.Status413PayloadTooLarge);
        if (domain.RetryAfter is { } wait && !Protocol.IsGrpc(http))
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The HTTP status of a gRPC status, as JSON transcoding has it.</summary>
    public static int HttpStatus(StatusCode code) => code switch
    {
        StatusCode.OK => StatusCodes.Status200OK,
        StatusCode.Cancelled => ClientClosedRequest,
        StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.OutOfRange => StatusCodes.Status400BadRequest,
        StatusCode.Unauthenticated => StatusCodes.Status401Unauthorized,
        StatusCode.PermissionDenied => StatusCodes.Status403Forbidden,
        StatusCode.NotFound => StatusCodes.Status404NotFound,
        StatusCode.AlreadyExists or StatusCode.Aborted => StatusCodes.Status409Conflict,
        StatusCode.ResourceExhausted => StatusCodes.Status429TooManyRequests,
        StatusCode.Unimplemented => StatusCodes.Status501NotImplemented,
        StatusCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        StatusCode.DeadlineExceeded => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status500InternalServerError,
    };

    static RpcStatus Of(DomainException exception)
    {
        var (code, reason) = exception.Kind switch
        {
            ErrorKind.Invalid => (Code.InvalidArgument, "INVALID"),
            ErrorKind.NotFound => (Code.NotFound, "NOT_FOUND"),
            ErrorKind.Conflict => (Code.FailedPrecondition, "CONFLICT"),
            ErrorKind.AlreadyExists => (Code.AlreadyExists, "ALREADY_EXISTS"),
            ErrorKind.Aborted => (Code.Aborted, "ABORTED"),
            ErrorKind.Stale => (Code.Aborted, "STALE"),
            ErrorKind.Forbidden => (Code.PermissionDenied, "FORBIDDEN"),
            ErrorKind.Exhausted => (Code.ResourceExhausted, "EXHAUSTED"),
            ErrorKind.Unsupported => (Code.InvalidArgument, "UNSUPPORTED_MEDIA_TYPE"),
            ErrorKind.TooLarge => (Code.ResourceExhausted, "TOO_LARGE"),
            ErrorKind.RateLimited => (Code.ResourceExhausted, "RATE_LIMITED"),
            _ => throw new InvalidOperationException($"Error kind {exception.Kind} has no status."),
        };
        var status = Reason(code, reason, exception.Message);
        if (exception.Violations.Count > 0)
        {
            var violations = exception.Violations.Select(v => new BadRequest.Types.FieldViolation { Field = v.Field, Description = v.Description });
            status.Details.Add(Any.Pack(new BadRequest { FieldViolations = { violations } }));
        }
        if (exception.ResourceType is { } type)
            status.Details.Add(Any.Pack(new ResourceInfo { ResourceType = type, ResourceName = exception.ResourceName ?? "" }));
        if (exception.RetryAfter is { } wait)
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(wait) }));
        return status;
    }

    // The database decides races; what it says is for the log, the name of the rule is for the caller.
    static RpcStatus? Of(PostgresException exception) => exception.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation => Constraint(Code.AlreadyExists, "ALREADY_EXISTS", "This is there already", exception),
        PostgresErrorCodes.ExclusionViolation => Constraint(Code.Aborted, "OVERLAP", "This overlaps something that was booked first; read again and choose another", exception),
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected =>
            Reason(Code.Aborted, "CONCURRENT_CHANGE", "Somebody else changed this at the same time; repeat."),
        // U+0000, the one character no text column holds.
        PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter =>
            Reason(Code.InvalidArgument, "INVALID", "A text holds the character U+0000, which cannot be stored; take it out."),
        _ => null,
    };

    static RpcStatus Constraint(Code code, string reason, string message, PostgresException exception) =>
        Reason(code, reason, $"{message} ({exception.ConstraintName}).", ("constraint", exception.ConstraintName ?? ""));

    internal static RpcStatus Reason(Code code, string reason, string message, params (string Key, string Value)[] metadata)
    {
        var info = new ErrorInfo { Domain = Domain, Reason = reason };
        foreach (var (key, value) in metadata)
            info.Metadata[key] = value;
        return new RpcStatus { Code = (int)code, Message = message, Details = { Any.Pack(info) } };
    }
}
