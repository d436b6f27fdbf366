using System.Text;
using System.Text.RegularExpressions;

namespace Mockloop.Grading.Engine.Packages;

/// <summary>
/// The patterns of <c>submissions.yaml</c>: <c>*</c> stands for anything but a slash, <c>{a,b}</c> for either, and a
/// pattern that matches a folder or group matches everything in it.
/// </summary>
public sealed class Glob
{
    const int Longest = 500;
    readonly Regex regex;

    /// <exception cref="PackageException">A brace is not closed, or never opened, or the pattern is too long.</exception>
    public Glob(string pattern)
    {
        if (pattern.Length > Longest)
            throw new PackageException($"{pattern[..40]}…: a pattern of more than {Longest} characters");
        var text = new StringBuilder("^");
        var open = 0;
        foreach (var c in pattern.Trim('/'))
            text.Append(c switch
            {
                '{' => Count(ref open, 1, "(?:"),
                '}' => Count(ref open, -1, ")"),
                ',' when open > 0 => "|",
                '*' => "[^/]*",
                _ => Regex.Escape(c.ToString()),
            });
        if (open != 0)
            throw new PackageException($"{pattern}: a brace that is not closed");
        // Without backtracking: a pattern of many stars must not keep the loader busy.
        regex = new Regex(text.Append("(?:/|\\z)").ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

        string Count(ref int depth, int change, string written)
        {
            depth += change;
            return depth >= 0 ? written : throw new PackageException($"{pattern}: a brace that was never opened");
        }
    }

    /// <summary>Whether the name, or a folder that leads to it, matches.</summary>
    public bool Matches(string name) => regex.IsMatch(name);
}
