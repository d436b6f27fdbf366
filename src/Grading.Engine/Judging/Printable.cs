using System.Globalization;
using System.Text;

namespace Mockloop.Grading.Engine.Judging;

/// <summary>
/// Words of a program on their way to a person: without what a terminal would obey (escape sequences) and without what
/// turns the direction of writing, so that nothing looks like words of the judge. New lines and tabs stay.
/// </summary>
static class Printable
{
    const char Instead = '\uFFFD';

    public static string Of(string text) => text.All(IsPlain) ? text : Replaced(text);

    static string Replaced(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
            plain.Append(IsPlain(c) ? c : Instead);
        return plain.ToString();
    }

    static bool IsPlain(char c) =>
        c is '\n' or '\t' || (!char.IsControl(c) && (char.IsAscii(c) || CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format));
}
