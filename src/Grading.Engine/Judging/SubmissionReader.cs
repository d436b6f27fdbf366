using System.Security.Cryptography;
using System.Text;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Packages.Reading;

namespace Mockloop.Grading.Engine.Judging;

/// <summary>Makes a program of what was submitted.</summary>
static class SubmissionReader
{
    /// <exception cref="PackageException">Nothing is there.</exception>
    public static PackageProgram Read(string path, ProblemPackage package)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (!Directory.Exists(path))
            return FileKind.CanBeRead(path) ? new(name, path, [new(name, path)]) : throw new PackageException($"{name}: neither a file nor a folder");
        var folder = new PackageFolder(path); // a link in it must not bring files of the host to a program
        IReadOnlyList<ProgramFile> files = [.. folder.Files.Select(f => new ProgramFile(f, folder.PathOf(f)))];
        return files.Count > 0 || package.Types.HasFlag(ProblemTypes.SubmitAnswer)
            ? new(name, path, files)
            : throw new PackageException($"{name}: holds no files");
    }

    /// <exception cref="PackageException">No language of this judge, or none at all.</exception>
    public static Language LanguageOf(PackageProgram program)
    {
        if (program.NoLanguage is { } why)
            throw new PackageException($"{program.Name}: {why}");
        var code = program.Language ?? LanguageDetection.Of(program.Files) ?? throw new PackageException(
            $"{program.Name}: no language for this ending; known are {string.Join(' ', Language.All.SelectMany(l => l.Extensions))}");
        var language = Language.Called(code) ?? throw new PackageException($"{program.Name}: programs in {code} cannot be judged here");
        return language.Missing is { } missing ? throw new PackageException($"{program.Name}: {missing}") : language;
    }

    /// <summary>The hash of the one file's content, or over names and hashes of several.</summary>
    public static string HashOf(PackageProgram program)
    {
        if (program.Files is [var only])
            return PackageHash.OfFile(only.Path);
        var lines = program.Files.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => $"{f.Name}\n{PackageHash.OfFile(f.Path)}\n");
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }
}
