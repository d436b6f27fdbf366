using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Judging.Programs;

/// <summary>Lays a program's files out in a host folder of their own, as they are then shown to the sandbox.</summary>
static class Staging
{
    const UnixFileMode Readable = (UnixFileMode)0b110_100_100, Executable = (UnixFileMode)0b111_101_101;

    /// <summary>Copies the files; a later one of the same name replaces an earlier one.</summary>
    /// <param name="files">Where they lie; links are followed, the package's reader has seen to where they lead.</param>
    /// <param name="folder">An empty folder, or one that does not exist yet.</param>
    /// <param name="edit">What becomes of each file's content.</param>
    /// <exception cref="PackageException">A name leads out of the folder.</exception>
    public static void Lay(IEnumerable<ProgramFile> files, string folder, Func<byte[], byte[]>? edit = null)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in files)
        {
            var to = Path.GetFullPath(Path.Combine(folder, file.Name));
            if (!to.StartsWith(folder + '/', StringComparison.Ordinal))
                throw new PackageException($"{file.Name}: leads out of its folder");
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            var content = File.ReadAllBytes(file.Path);
            File.WriteAllBytes(to, edit?.Invoke(content) ?? content);
            File.SetUnixFileMode(to, (File.GetUnixFileMode(file.Path) & UnixFileMode.UserExecute) == 0 ? Readable : Executable);
        }
    }

    /// <summary>The file itself where the path is a link, so that it can be shown to a sandbox.</summary>
    public static string Real(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
}
