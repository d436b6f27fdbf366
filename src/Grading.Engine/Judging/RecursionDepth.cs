using System.Globalization;
using System.Text.RegularExpressions;

namespace Mockloop.Grading.Engine.Judging;

/// <summary>
/// How deep a recursion was that met the end of the stack, as the stack guard (C, C++) or the interpreter (Python) says on
/// standard error. A program can say the same: it only deceives itself.
/// </summary>
static partial class RecursionDepth
{
    /// <summary>Calls, about; null where nothing is said.</summary>
    public static long? Of(string errors)
    {
        var guard = Guard().Matches(errors);
        if (guard.Count > 0)
            return long.Parse(guard[^1].Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var repeated = Repeated().Matches(errors);
        return repeated.Count > 0 ? repeated.Sum(m => long.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture)) : null;
    }

    /// <summary>As part of a sentence: <c>, about 17,400 calls deep</c>; empty where nothing is said.</summary>
    public static string Words(string errors) =>
        Of(errors) is >= 100 and var depth ? string.Create(CultureInfo.InvariantCulture, $", about {depth:N0} calls deep") : "";

    [GeneratedRegex("^stack guard: about ([0-9]{1,12}) calls deep$", RegexOptions.Multiline)]
    private static partial Regex Guard();

    [GeneratedRegex(@"^\s*\[Previous line repeated ([0-9]{1,12}) more times?\]$", RegexOptions.Multiline)]
    private static partial Regex Repeated();
}
