using System.Text;

namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>Arguments written in one line: words between white space, where quotes keep white space together.</summary>
static class ShellWords
{
    /// <summary>The words without their quotes; a line whose quotes do not match is split at white space alone, quotes and all.</summary>
    public static string[] Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, begun) = ('\0', false);
        foreach (var c in line)
            if (quote != '\0' ? c == quote : c is '"' or '\'')
                (quote, begun) = (quote == '\0' ? c : '\0', true); // begun: "" is a word too
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (begun)
                    words.Add(word.ToString());
                word.Clear();
                begun = false;
            }
            else
            {
                word.Append(c);
                begun = true;
            }
        if (begun)
            words.Add(word.ToString());
        return quote == '\0' ? [.. words] : YamlMap.Split(line);
    }
}
