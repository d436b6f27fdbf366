namespace Mockloop.Grading.Tests.Worker;

/// <summary>A small problem package of a test's own.</summary>
sealed class TemporaryPackage : IDisposable
{
    const string Yaml = "problem_format_version: 2025-09\nname: Small\n";
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mockloop-package-");

    /// <param name="yaml">Its problem.yaml.</param>
    /// <param name="bytes">Size of its one input.</param>
    public TemporaryPackage(string yaml = Yaml, int bytes = 10)
    {
        File.WriteAllText(System.IO.Path.Combine(folder.FullName, "problem.yaml"), yaml);
        var secret = folder.CreateSubdirectory("data/secret").FullName;
        File.WriteAllText(System.IO.Path.Combine(secret, "1.in"), new string('x', bytes));
        File.WriteAllText(System.IO.Path.Combine(secret, "1.ans"), Guid.CreateVersion7().ToString());
    }

    /// <summary>Another file, by its path in the package.</summary>
    public void Write(string path, string content)
    {
        var file = new FileInfo(System.IO.Path.Combine(folder.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, content);
    }

    public string Path => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
