using System.Text.Unicode;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Limits;

namespace Mockloop.ServiceDefaults.Rest;

/// <summary>
/// Checks a REST request before transcoding reads it, because transcoding skips what it does not know and says of the
/// rest only that it is wrong: media type, size, UTF-8, JSON with its position, and every field with its path.
/// </summary>
static class RestRequests
{
    const long LargestListenedTo = 16 * 1024 * 1024;

    public static void UseRestRequests(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is { } method)
            await CheckAsync(http, method);
        await next(http);
    });

    static async Task CheckAsync(HttpContext http, GrpcJsonTranscodingMetadata method)
    {
        RestQuery.Check(http.Request.Query, method.MethodDescriptor.InputType, method.HttpRule);
        if (BodyOf(method) is not { } message)
            return;
        if (!IsJson(http.Request.ContentType))
            throw DomainException.Unsupported(http.Request.ContentType);
        var body = await ReadAsync(http);
        if (!Utf8.IsValid(body))
            throw DomainException.Invalid("body", $"byte {FirstInvalid(body)}", "is no UTF-8; send JSON as UTF-8");
        JsonFields.Check(body, message);
        http.Request.Body = new MemoryStream(body, writable: false);
    }

    static MessageDescriptor? BodyOf(GrpcJsonTranscodingMetadata method) => method.HttpRule.Body switch
    {
        "" => null,
        "*" => method.MethodDescriptor.InputType,
        var field => method.MethodDescriptor.InputType.FindFieldByName(field)?.MessageType,
    };

    static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    // Kept whole, which the limit allows: a field must be named before the call begins. What is too large is heard out and
    // dropped, or most clients would see a broken connection instead of the answer.
    static async Task<byte[]> ReadAsync(HttpContext http)
    {
        var limit = RequestSize.LimitOf(http.GetEndpoint());
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = LargestListenedTo;
        using var read = new MemoryStream();
        var part = new byte[16 * 1024];
        var total = 0L;
        for (int count; (count = await http.Request.Body.ReadAsync(part, http.RequestAborted)) > 0;)
            if ((total += count) <= limit)
                read.Write(part, 0, count);
        return total <= limit ? read.ToArray() : throw DomainException.TooLarge(limit);
    }

    static int FirstInvalid(ReadOnlySpan<byte> body)
    {
        var at = 0;
        while (at < body.Length && System.Text.Rune.DecodeFromUtf8(body[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
            at += length;
        return at;
    }
}
