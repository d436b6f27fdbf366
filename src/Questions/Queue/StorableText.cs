namespace Mockloop.Questions.Queue;

/// <summary>Words of a program, or of a package, may hold anything; what cannot be stored must cost neither a verdict nor a lease.</summary>
static class StorableText
{
    /// <summary>The text without U+0000, at most that long, and never cut within a character.</summary>
    public static string Of(string text, int longest)
    {
        var clean = text.Replace("\0", "", StringComparison.Ordinal);
        if (clean.Length <= longest)
            return clean;
        return clean[..(char.IsHighSurrogate(clean[longest - 1]) ? longest - 1 : longest)];
    }
}
