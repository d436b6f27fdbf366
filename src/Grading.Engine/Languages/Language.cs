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
    /// Argument vector of the compiler for a source under <c>/prog</c>. It writes the program to <c>/box/program</c>,
    /// or only checks the source where <see cref="Produces"/> is false.
    /// </summary>
    public required Func<string, IReadOnlyList<string>> Compile { get; init; }

    /// <summary>Whether compiling yields a program file; else the source itself is run.</summary>
    public required bool Produces { get; init; }

    /// <summary>Argument vector that runs the program file of that name under <c>/prog</c>.</summary>
    public required Func<string, IReadOnlyList<string>> Run { get; init; }

    /// <summary>Whether a bad address can only come from the interpreter's own stack.</summary>
    public bool SegmentationFaultIsStack { get; init; }

    /// <summary>Start of the last line on standard error when the language itself stopped a recursion; null if it never does.</summary>
    public string? RecursionMessage { get; init; }

    /// <summary>The start-up self-test: a program that prints <c>hello</c>.</summary>
    public required string Hello { get; init; }

    /// <summary>Known languages.</summary>
    public static IReadOnlyList<Language> All { get; } = [Cpp.Language, Python.Language];

    /// <summary>The language of a file, by its ending.</summary>
    /// <exception cref="PackageException">No known language has this ending.</exception>
    public static Language Of(string file) =>
        All.FirstOrDefault(l => l.Extensions.Contains(Path.GetExtension(file)))
        ?? throw new PackageException(
            $"{Path.GetFileName(file)}: no language for this ending; known are {string.Join(' ', All.SelectMany(l => l.Extensions))}");
}
