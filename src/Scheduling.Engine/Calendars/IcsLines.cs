using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>Lines of a file, folded after at most 75 octets and never inside a character (RFC 5545, 3.1).</summary>
sealed class IcsLines
{
    const int MostOctets = 75;
    static readonly LocalDateTimePattern LocalPattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");
    static readonly InstantPattern UtcPattern = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");
    readonly StringBuilder _text = new();

    public static string Local(LocalDateTime local) => LocalPattern.Format(local);

    public static string Utc(Instant at) => UtcPattern.Format(at);

    /// <summary>A value that is written as it is, but for control characters.</summary>
    public IcsLines Add(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control && rune.Value != '\t')
                continue;
            if ((octets += rune.Utf8SequenceLength) > MostOctets)
            {
                // The space that marks the continuation counts as well.
                _text.Append("\r\n ");
                octets = 1 + rune.Utf8SequenceLength;
            }
            _text.Append(rune.ToString());
        }
        _text.Append("\r\n");
        return this;
    }

    /// <summary>A value of type TEXT, escaped.</summary>
    public IcsLines AddText(string name, string text) => Add(name, text
        .Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal));

    public override string ToString() => _text.ToString();
}
