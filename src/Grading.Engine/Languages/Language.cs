using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Languages;

/// <summary>How programs of one language are recognised, compiled and run. One small file per language makes one.</summary>
sealed record Language
{
    /// <summary>The package format's code, e.g. <c>cpp</c>.</summary>
    public required string Code { get; init; }

    /// <summary>File name endings with the dot.</summary>
    public required IReadOnlyList<string> Extensions { get; init; }

    /// <summary>The programs it needs; the first one's version goes into the certificate.</summary>
    public required string Toolchain { get; init; }

    /// <summary>
    /// Argument vector of the compiler for sources under <c>/prog</c>. It writes what is to be run into <c>/box/out</c>,
    /// or only checks the sources where <see cref="Produces"/> is false.
    /// </summary>
    public required Func<Sources, IReadOnlyList<string>> Compile { get; init; }

    /// <summary>Whether compiling yields files to be run, which are then seen as <c>/prog</c>; else the sources themselves are.</summary>
    public required bool Produces { get; init; }

    /// <summary>Argument vector that runs the program under <c>/prog</c>.</summary>
    public required Func<Sources, IReadOnlyList<string>> Run { get; init; }

    /// <summary>Whether a bad address can only come from the interpreter's own stack.</summary>
    public bool SegmentationFaultIsStack { get; init; }

    /// <summary>Start of the last line on standard error when the language itself stopped a recursion; null if it never does.</summary>
    public string? RecursionMessage { get; init; }

    /// <summary>The start-up self-test: a program that prints <c>hello</c>.</summary>
    public required string Hello { get; init; }

    /// <summary>Known languages.</summary>
    public static IReadOnlyList<Language> All { get; } = [C.Language, Cpp.Language, Python.Language];

    /// <summary>The language with that code; null where this judge has none.</summary>
    public static Language? Called(string? code) => All.FirstOrDefault(l => l.Code == code);

    /// <summary>Whether its compiler or interpreter is on this machine.</summary>
    public bool IsInstalled => File.Exists(Toolchain);

    /// <summary>The language of a file, by its ending.</summary>
    /// <exception cref="PackageException">No known language has this ending.</exception>
    public static Language Of(string file) =>
        All.FirstOrDefault(l => l.Extensions.Contains(Path.GetExtension(file)))
        ?? throw new PackageException(
            $"{Path.GetFileName(file)}: no language for this ending; known are {string.Join(' ', All.SelectMany(l => l.Extensions))}");
}
