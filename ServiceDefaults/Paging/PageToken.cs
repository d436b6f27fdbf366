using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Mockloop.ServiceDefaults.Calls;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.ServiceDefaults.Paging;

/// <summary>
/// A position as opaque text, bound by a digest to the query and the caller it was made for. The digest has no secret:
/// it catches mistakes and tampering; whoever computes one anew gains only another place in rows they may read anyway,
/// because access is checked on every page.
/// </summary>
static class PageToken
{
    const int DigestLength = 12, LongestToken = 1000;
    const string WayOut = "is no token of this list and these filters; send next_page_token of the page before unchanged, or none for the first page";

    /// <summary>What a token is bound to: the kind of request, its other fields, and the caller.</summary>
    public static byte[] Query(IMessage request, string who) =>
    [
        .. Encoding.UTF8.GetBytes($"{request.Descriptor.FullName}\n{who}\n"),
        .. TextFields.BytesWithout(request, TextFields.PageSize, TextFields.PageToken),
    ];

    public static string Write<TPosition>(TPosition position, byte[] query)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(position, PlatformJson.Options);
        return Base64Url.EncodeToString([.. Digest(payload, query), .. payload]);
    }

    /// <summary>The position, or <see cref="DomainException.Invalid(string, object?, string)"/> naming <c>page_token</c>.</summary>
    public static TPosition Read<TPosition>(string token, byte[] query) where TPosition : class
    {
        if (token.Length > LongestToken || !Base64Url.IsValid(token, out var length) || length <= DigestLength)
            throw Wrong(token);
        var bytes = Base64Url.DecodeFromChars(token);
        var payload = bytes[DigestLength..];
        if (!CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, DigestLength), Digest(payload, query)))
            throw Wrong(token);
        try
        {
            return JsonSerializer.Deserialize<TPosition>(payload, PlatformJson.Options) ?? throw Wrong(token);
        }
        catch (JsonException)
        {
            throw Wrong(token);
        }
    }

    static ReadOnlySpan<byte> Digest(byte[] payload, byte[] query) =>
        SHA256.HashData([.. SHA256.HashData(query), .. payload]).AsSpan(0, DigestLength);

    static DomainException Wrong(string token) => DomainException.Invalid(TextFields.PageToken, token, WayOut);
}
