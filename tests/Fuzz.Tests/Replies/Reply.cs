using System.Text;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using RpcStatus = Google.Rpc.Status;

namespace Mockloop.Fuzz.Tests.Replies;

/// <summary>What came back, over either face.</summary>
/// <param name="Http">HTTP status; null over gRPC.</param>
/// <param name="Text">Everything the caller could read, byte for byte, trailers included.</param>
/// <param name="Messages">The messages, undecoded; over gRPC only.</param>
sealed record Reply(StatusCode Code, int? Http, string Message, RpcStatus? Details, string Text, IReadOnlyList<byte[]> Messages, TimeSpan Took)
{
    public bool Ok => Code == StatusCode.OK;

    public IReadOnlyList<BadRequest.Types.FieldViolation> Violations =>
        Details?.Details.Where(d => d.Is(BadRequest.Descriptor)).SelectMany(d => d.Unpack<BadRequest>().FieldViolations).ToList() ?? [];

    public override string ToString() => $"{Code}{(Http is { } http ? $" (HTTP {http})" : "")} after {Took.TotalSeconds:0.0} s: {(Text.Length > 600 ? Text[..600] + "…" : Text)}";

    public static Reply OfGrpc(IReadOnlyList<byte[]> messages, TimeSpan took) =>
        new(StatusCode.OK, null, "", null, string.Concat(messages.Select(Encoding.Latin1.GetString)), messages, took);

    public static Reply OfGrpc(RpcException e, IReadOnlyList<byte[]> messages, TimeSpan took)
    {
        var text = new StringBuilder(e.Status.Detail);
        foreach (var entry in e.Trailers)
            text.Append('\n').Append(entry.Key).Append(": ").Append(entry.IsBinary ? Encoding.Latin1.GetString(entry.ValueBytes) : entry.Value);
        foreach (var message in messages)
            text.Append(Encoding.Latin1.GetString(message));
        return new(e.StatusCode, null, e.Status.Detail, Parse(e), text.ToString(), messages, took);
    }

    public static Reply OfHttp(int status, string headers, byte[] body, TimeSpan took)
    {
        // Some errors are answered in the charset they were asked in.
        var charset = headers.Contains("charset=utf-16", StringComparison.OrdinalIgnoreCase) ? Encoding.Unicode : Encoding.UTF8;
        var text = charset.GetString(body).TrimEnd('\n', '\uFFFD');
        RpcStatus? details = null;
        if (status >= 400)
        {
            try
            {
                details = Json.Parse<RpcStatus>(text);
            }
            catch (InvalidProtocolBufferException)
            {
                // Not in the form every error has; the oracle says so.
            }
            catch (InvalidJsonException)
            {
            }
        }
        return new(details is null ? status < 400 ? StatusCode.OK : StatusCode.Unknown : (StatusCode)details.Code, status, details?.Message ?? "", details, $"{headers}\n{text}", [], took);
    }

    static readonly JsonParser Json = new(JsonParser.Settings.Default.WithTypeRegistry(Google.Protobuf.Reflection.TypeRegistry.FromMessages(
        BadRequest.Descriptor, ErrorInfo.Descriptor, ResourceInfo.Descriptor, PreconditionFailure.Descriptor, QuotaFailure.Descriptor, RetryInfo.Descriptor)));

    static RpcStatus? Parse(RpcException e)
    {
        try
        {
            return e.GetRpcStatus();
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
