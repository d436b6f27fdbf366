using System.Security.Cryptography;
using System.Text;

namespace Mockloop.Debrief.Engine;

/// <summary>
/// A hash commitment: whoever is shown the hash when a card is submitted can check after the reveal that the card was not
/// changed in between, and learns nothing before, because the salt cannot be guessed.
/// </summary>
/// <param name="Salt">16 random bytes in hexadecimal.</param>
/// <param name="Commitment">"sha256:" and the hexadecimal SHA-256 of the salt's bytes followed by the content in UTF-8.</param>
public sealed record Seal(string Salt, string Commitment)
{
    const int SaltBytes = 16;
    const string Prefix = "sha256:";

    /// <summary>Seals a content with a fresh salt. The salt is secret, so it comes from the cryptographic generator, not from a seed.</summary>
    public static Seal Of(string canonicalContent)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new Seal(Convert.ToHexStringLower(salt), Commit(salt, canonicalContent));
    }

    /// <summary>Whether this commitment was made over exactly this content.</summary>
    public bool Covers(string canonicalContent) => CommitmentOver(canonicalContent) is { Length: > 0 } made && made == Commitment;

    /// <summary>The commitment that this salt gives to a content; empty without a salt.</summary>
    public string CommitmentOver(string canonicalContent) =>
        Salt.Length == 2 * SaltBytes && Salt.All(char.IsAsciiHexDigit) ? Commit(Convert.FromHexString(Salt), canonicalContent) : "";

    static string Commit(byte[] salt, string content) =>
        Prefix + Convert.ToHexStringLower(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(content)]));
}
