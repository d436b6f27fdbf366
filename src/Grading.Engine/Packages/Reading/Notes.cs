namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>Collects what is odd in a package without keeping it from being judged with.</summary>
sealed class Notes
{
    const int Most = 100;
    readonly List<string> warnings = [];

    public IReadOnlyList<string> Warnings => warnings;

    public void Warn(string text)
    {
        if (warnings.Count < Most && !warnings.Contains(text))
            warnings.Add(text);
    }
}
