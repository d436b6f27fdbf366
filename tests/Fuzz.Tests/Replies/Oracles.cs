using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Mockloop.Fuzz.Tests.Requests;
using Mockloop.Fuzz.Tests.World;

namespace Mockloop.Fuzz.Tests.Replies;

/// <summary>What may never come back, whatever was sent.</summary>
sealed partial class Oracles(IReadOnlyList<Canary> canaries)
{
    static readonly TimeSpan Slow = TimeSpan.FromSeconds(20);
    readonly ConcurrentDictionary<string, bool> _lifted = [];

    /// <summary>What is wrong with the reply, in words that do not change when the request shrinks; null when nothing is.</summary>
    public string? Complaint(FuzzCall call, Reply reply) =>
        IsServerRefusal(call, reply) ? null : Leak(call, reply) ?? OwnFault(call, reply) ?? Insides(call, reply) ?? (reply.Ok ? null : Wordless(call, reply));

    /// <summary>Whether the leak was none: the seal was lifted as it should be. Asked once, remembered.</summary>
    public async Task<bool> IsLiftedAsync(string complaint)
    {
        if (canaries.FirstOrDefault(c => complaint == $"leak of {c.Text}") is not { Lifted: { } lifted } canary || !await lifted())
            return false;
        _lifted[canary.Text] = true;
        return true;
    }

    // A calendar's address is its own right: whoever was given it, or drew it from somebody's reply as this fuzzer does, reads it.
    string? Leak(FuzzCall call, Reply reply) =>
        call.Method.Method.Name == "ReadFeed" ? null : canaries.FirstOrDefault(c => !_lifted.ContainsKey(c.Text) && !c.MayRead(call.Caller.Name) && reply.Text.Contains(c.Text, StringComparison.Ordinal)) is { } canary
            ? $"leak of {canary.Text}"
            : null;

    // The web server's own refusal of what is no request line: U+0000 in the path, or too long.
    static bool IsServerRefusal(FuzzCall call, Reply reply) =>
        reply.Details is null && (reply.Http is 414 or 431 || (reply.Http is 400 && call.HasNul)) && reply.Text.Contains("Connection: close", StringComparison.Ordinal);

    static string? OwnFault(FuzzCall call, Reply reply)
    {
        if (reply.Http is >= 500 and not 501)
            return $"HTTP {reply.Http}";
        if (reply.Http is { } http && (http is < 100 or > 599 || (reply.Details is null && http >= 400)))
            return $"HTTP {http} without the body every error has";
        // The end of a stream's time may look like a broken connection.
        if (call.Method.Method.IsServerStreaming && reply is { Code: StatusCode.Unavailable or StatusCode.Cancelled } && reply.Took > TimeSpan.FromSeconds(0.9))
            return null;
        if (reply.Code is StatusCode.Unknown or StatusCode.Internal or StatusCode.DataLoss or StatusCode.Unavailable)
            return reply.Code.ToString();
        return reply.Took > Slow && !call.Method.Method.IsServerStreaming ? "slow" : null;
    }

    static string? Insides(FuzzCall call, Reply reply) =>
        call.Method.Method.Service.Name != "FailedMessages" && Inside().Match(reply.Text) is { Success: true } match ? $"insides: {match.Value}" : null;

    static string? Wordless(FuzzCall call, Reply reply)
    {
        if (reply.Code is StatusCode.Cancelled or StatusCode.DeadlineExceeded)
            return null;
        if (string.IsNullOrWhiteSpace(reply.Message))
            return $"{reply.Code} without a message";
        if (reply.Code != StatusCode.InvalidArgument || !call.IsWellFormed || call.Rest is not null)
            return null;
        if (reply.Violations.Count == 0)
            return "InvalidArgument without a field";
        var foreign = reply.Violations.FirstOrDefault(v => !Exists(call.Method.Method.InputType, v.Field) && call.Caller.Headers.All(h => h.Name != v.Field));
        return foreign is null ? null : $"InvalidArgument on a field the request does not have: {foreign.Field}";
    }

    static bool Exists(MessageDescriptor type, string path)
    {
        MessageDescriptor? at = type;
        foreach (var step in path.Split('.'))
        {
            if (at?.FindFieldByName(Index().Replace(step, "")) is not { } field)
                return false;
            at = field.FieldType == FieldType.Message ? field.MessageType : null;
        }
        return true;
    }

    [GeneratedRegex(@"\[[^\]]*\]$")]
    private static partial Regex Index();

    [GeneratedRegex(@"\bat (Mockloop|Microsoft|System|Npgsql|Grpc)\.|\.cs:line \d|\b(Npgsql|EntityFrameworkCore|MassTransit)\.|\b(?!DateException\b)[A-Z][A-Za-z]+Exception\b|\b(SELECT|INSERT INTO|UPDATE) .+(FROM|VALUES|SET) |/(home|root|usr|tmp|var|src)/[a-z]|\b[0-9A-Z]{5}: [a-z]+ ")]
    private static partial Regex Inside();
}
