namespace Mockloop.Grading.Tests.Engine;

/// <summary>The package that a case runs on: the common one, with the files of the case's own <c>package</c> folder in place of or beside its.</summary>
sealed class CasePackage : IDisposable
{
    readonly DirectoryInfo? made;

    CasePackage(string common, DirectoryInfo? made) => (Folder, this.made) = (made?.FullName ?? common, made);

    public string Folder { get; }

    public static CasePackage For(string caseFolder, string common)
    {
        var own = Path.Combine(caseFolder, "package");
        if (!Directory.Exists(own))
            return new(common, null);
        var made = Directory.CreateTempSubdirectory("mockloop-case-");
        foreach (var part in new[] { common, own })
            foreach (var file in Directory.EnumerateFiles(part, "*", SearchOption.AllDirectories))
            {
                var to = Path.Combine(made.FullName, Path.GetRelativePath(part, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to, overwrite: true);
            }
        return new(common, made);
    }

    public void Dispose() => made?.Delete(recursive: true);
}
