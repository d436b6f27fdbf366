namespace Mockloop.Grading.Engine.Packages;

/// <summary>Finds the files of programs.</summary>
static class ProgramFiles
{
    /// <summary>All files below a folder, in ordinal order of their names; those that begin with a dot are not part of a package.</summary>
    public static IReadOnlyList<ProgramFile> Below(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => new ProgramFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), path))
            .Where(file => !file.Name.Split('/').Any(part => part.StartsWith('.')))
            .OrderBy(file => file.Name, StringComparer.Ordinal)];
}
