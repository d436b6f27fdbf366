using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Languages;

/// <summary>The source files of one program, by their names relative to the folder seen as <c>/prog</c>.</summary>
/// <param name="Files">The language's files among the program's.</param>
/// <param name="Entry">The one that is run, or a class, or another identifier, as the language has it.</param>
public sealed record Sources(IReadOnlyList<string> Files, string Entry)
{
    /// <summary>What the package called the entry point; null where it did not.</summary>
    internal string? Named { get; init; }

    /// <summary>For <see cref="Language.Compile"/> what the compiler may use, for <see cref="Language.Run"/> the problem's limits.</summary>
    internal Limits Limits { get; init; } = new();

    /// <summary>For <see cref="Language.Run"/>: names of what the compiler wrote.</summary>
    internal IReadOnlyList<string> Built { get; init; } = [];

    /// <summary>Their paths as seen inside.</summary>
    internal IEnumerable<string> Paths => Files.Select(f => $"/prog/{f}");

    /// <summary>Sorts out a program's files. The entry point is the one named, else the file that the format starts with.</summary>
    /// <param name="language">The program's language.</param>
    /// <param name="names">All files that lie beside each other.</param>
    /// <param name="entry">The entry point that the package names, if any.</param>
    /// <param name="added">Those among them that the package added.</param>
    /// <exception cref="PackageException">None of the files belongs to the language.</exception>
    internal static Sources Of(Language language, IEnumerable<string> names, string? entry, IReadOnlyList<string>? added = null)
    {
        string[] files = [.. names.Where(n => language.SourceEndings.Contains(Path.GetExtension(n))).Order(StringComparer.Ordinal)];
        if (files.Length == 0)
            throw new PackageException($"no file with the ending {string.Join(" or ", language.SourceEndings)}");
        var file = LanguageTable.MainFile(language.Family, files, entry, added) ?? files[0];
        var isFile = entry is null || Path.GetFileNameWithoutExtension(file) == Path.GetFileNameWithoutExtension(entry);
        return new(files, isFile ? file : entry!) { Named = entry };
    }
}
