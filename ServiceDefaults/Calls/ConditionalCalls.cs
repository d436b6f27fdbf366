using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.ServiceDefaults.Calls;

/// <summary>
/// HTTP's words for the field <c>etag</c>: replies that have one bear the header <c>ETag</c>; <c>If-Match</c> fills the
/// field of an edit, and a mismatch is then 412; <c>If-None-Match</c> on a GET is answered with 304.
/// </summary>
sealed class ConditionalCalls : Interceptor
{
    const int DigestLength = 8;
    const char Separator = '-';

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var http = context.GetHttpContext();
        if (Protocol.IsGrpc(http))
            return await continuation(request, context);
        var isConditional = TakeIfMatch((IMessage)request, http.Request);
        try
        {
            var reply = await continuation(request, context);
            Answer((IMessage)reply, http);
            return reply;
        }
        catch (DomainException e) when (isConditional && e.Kind == ErrorKind.Stale)
        {
            Protocol.AnswerWith(http, StatusCodes.Status412PreconditionFailed);
            throw;
        }
    }

    /// <returns>Whether the request came with the header.</returns>
    static bool TakeIfMatch(IMessage request, HttpRequest http)
    {
        if (!TextFields.Has(request.Descriptor, TextFields.ETag) || http.Headers.IfMatch.Count == 0)
            return false;
        var header = http.Headers.IfMatch.ToString();
        if (header == "*")
            return false;
        if (!EntityTagHeaderValue.TryParse(header, out var tag) || tag.IsWeak)
            throw DomainException.Invalid("If-Match", header, "is not one strong entity tag; send the ETag of the version you read, in its quotes");
        var etag = tag.Tag.ToString().Trim('"').Split(Separator)[0];
        var inField = TextFields.Get(request, TextFields.ETag);
        if (inField.Length > 0 && inField != etag)
            throw DomainException.Invalid(TextFields.ETag, inField, $"differs from the header If-Match {header}; send one of them");
        TextFields.Set(request, TextFields.ETag, etag);
        return true;
    }

    // The field names the version that edits compare; a reply may also show what edits do not touch (a reputation), so
    // for reading again the header adds a digest of all of it.
    static void Answer(IMessage reply, HttpContext http)
    {
        if (TextFields.Get(reply, TextFields.ETag) is not { Length: > 0 } etag)
            return;
        var digest = Convert.ToHexStringLower(SHA256.HashData(reply.ToByteArray()).AsSpan(0, DigestLength));
        var tag = new EntityTagHeaderValue($"\"{etag}{Separator}{digest}\"");
        http.Response.Headers.ETag = tag.ToString();
        if (HttpMethods.IsGet(http.Request.Method) && http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            AnswerUnchanged(http);
    }

    // The reply that transcoding is about to write goes nowhere: a 304 has no body.
    static void AnswerUnchanged(HttpContext http)
    {
        Protocol.AnswerWith(http, StatusCodes.Status304NotModified);
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
    }
}
