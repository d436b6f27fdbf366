using System.Buffers.Text;
using System.Security.Cryptography;
using NodaTime;

namespace Mockloop.Scheduling.Calendars;

/// <summary>A person's interviews for their calendar program. Whoever has the token may read them; here is only its hash.</summary>
sealed class CalendarFeed
{
    const int TokenBytes = 32;

    CalendarFeed() { }

    public Guid PersonId { get; private set; }
    public byte[] TokenHash { get; private set; } = [];
    public Instant MadeAt { get; private set; }

    public static CalendarFeed Of(Guid personId) => new() { PersonId = personId };

    /// <summary>Makes a new secret, which only the reply ever shows.</summary>
    public string Renew(Instant now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        (TokenHash, MadeAt) = (Hash(token)!, now);
        return token;
    }

    /// <summary>Under what a token is kept; null for what cannot be one.</summary>
    public static byte[]? Hash(string token)
    {
        Span<byte> bytes = stackalloc byte[TokenBytes];
        return token.Length == Base64Url.GetEncodedLength(TokenBytes) && Base64Url.IsValid(token)
            && Base64Url.TryDecodeFromChars(token, bytes, out var written) && written == TokenBytes
            ? SHA256.HashData(bytes)
            : null;
    }
}
