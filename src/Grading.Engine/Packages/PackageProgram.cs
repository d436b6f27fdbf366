namespace Mockloop.Grading.Engine.Packages;

/// <summary>A program in a package: a submission, validator or grader. One file, or a folder of them.</summary>
/// <param name="Name">The file's or folder's name.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Files">Its files.</param>
public sealed record PackageProgram(string Name, string Path, IReadOnlyList<ProgramFile> Files)
{
    /// <summary>Code of the language in the format's table; null where it has <c>build</c> or <c>run</c>, or none can be told.</summary>
    public string? Language { get; init; }

    /// <summary>Why no language can be told; null where one can.</summary>
    public string? NoLanguage { get; init; }

    /// <summary>The entry point where it is not the language's own.</summary>
    public string? EntryPoint { get; init; }

    /// <summary>It brings a script that builds it.</summary>
    public bool HasBuild { get; init; }

    /// <summary>It brings the script or program to be run.</summary>
    public bool HasRun { get; init; }

    /// <summary>Bytes of all its files.</summary>
    public long Bytes => Files.Sum(f => new FileInfo(f.Path).Length);
}

/// <summary>A file of a program.</summary>
/// <param name="Name">Relative to the program's root, with forward slashes.</param>
/// <param name="Path">Where it lies.</param>
public sealed record ProgramFile(string Name, string Path);
