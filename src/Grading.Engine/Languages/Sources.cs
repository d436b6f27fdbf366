using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Languages;

/// <summary>The source files of one program, by their names relative to the folder seen as <c>/prog</c>.</summary>
/// <param name="Files">The language's files among the program's.</param>
/// <param name="Entry">The one that is run, or a class, or another identifier, as the language has it.</param>
public sealed record Sources(IReadOnlyList<string> Files, string Entry)
{
    /// <summary>Their paths as seen inside.</summary>
    internal IEnumerable<string> Paths => Files.Select(f => $"/prog/{f}");

    /// <summary>Sorts out a program's files. The entry point is the one named, else the file called <c>main</c> (or <c>__main__</c>), else the first.</summary>
    /// <exception cref="PackageException">None of the files belongs to the language.</exception>
    internal static Sources Of(Language language, IEnumerable<string> names, string? entry)
    {
        string[] files = [.. names.Where(n => language.Extensions.Contains(Path.GetExtension(n))).Order(StringComparer.Ordinal)];
        if (files.Length == 0)
            throw new PackageException($"no file with the ending {string.Join(" or ", language.Extensions)}");
        entry ??= files.FirstOrDefault(f => Path.GetFileNameWithoutExtension(f) is "main" or "__main__") ?? files[0];
        return new(files, entry);
    }
}
