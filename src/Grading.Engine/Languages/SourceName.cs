namespace Mockloop.Grading.Engine.Languages;

/// <summary>File names for sources that come with a language's code instead of a trustworthy name.</summary>
public static class SourceName
{
    /// <summary>Whether programs in that language can be judged.</summary>
    public static bool IsKnown(string code) => Language.All.Any(l => l.Code == code);

    /// <summary>The given name where it is plain and fits the language, else <c>solution</c> with the language's ending.</summary>
    public static string For(string name, string code)
    {
        var language = Language.All.First(l => l.Code == code);
        var plain = name.Length is > 0 and <= 100 && char.IsAsciiLetterOrDigit(name[0])
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
        return plain && language.Extensions.Contains(Path.GetExtension(name)) ? name : $"solution{language.Extensions[0]}";
    }
}
