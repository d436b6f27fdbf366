using System.Diagnostics;
using Mockloop.Grading.Engine.Languages;

namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>What all slots of a worker share, read-only: the sandbox's root folder, the runner and the stack guard.</summary>
/// <param name="RootFolder">The root file system; <c>/usr</c> of the host is bound on top of it.</param>
/// <param name="ToolFolder">Seen inside as <c>/kit</c>.</param>
sealed record Kit(string RootFolder, string ToolFolder)
{
    /// <summary>Lays the folders out and compiles the two small C files.</summary>
    /// <exception cref="SandboxException">The compiler is missing or refuses.</exception>
    public static Kit Build(string folder)
    {
        var kit = new Kit(Path.Combine(folder, "root"), Path.Combine(folder, "kit"));
        foreach (var inside in new[] { "usr", "proc", "dev", "tmp", "etc", "box", "prog", "ctl", "kit" })
            Directory.CreateDirectory(Path.Combine(kit.RootFolder, inside));
        foreach (var writable in new[] { "box", "tmp" }) // runc gives what it mounts there the mode of the folder below
            File.SetUnixFileMode(Path.Combine(kit.RootFolder, writable), (UnixFileMode)0b1_111_111_111);
        foreach (var link in new[] { "bin", "sbin", "lib", "lib64" })
            File.CreateSymbolicLink(Path.Combine(kit.RootFolder, link), $"usr/{link}");
        File.WriteAllText(Path.Combine(kit.RootFolder, "etc/passwd"), "root:x:0:0::/:/usr/sbin/nologin\nbox:x:10001:10001::/box:/usr/sbin/nologin\n");
        File.WriteAllText(Path.Combine(kit.RootFolder, "etc/group"), "root:x:0:\nbox:x:10001:\n");

        LinkAlternatives(Path.Combine(kit.RootFolder, "etc/alternatives"));
        CopySettings(Path.Combine(kit.RootFolder, "etc"));
        Directory.CreateDirectory(Path.Combine(kit.ToolFolder, "headers")); // where those compiled ahead are shown
        Compile(kit.ToolFolder, "runner.c", "runner", "-static");
        Compile(kit.ToolFolder, "stackguard.c", "stackguard.o", "-c", "-fPIE");
        foreach (var file in Language.All.SelectMany(l => l.KitFiles))
            Add(Path.Combine(kit.ToolFolder, file.Path), file);
        return kit;
    }

    static void Add(string path, KitFile file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (file.IsLink)
            File.CreateSymbolicLink(path, file.Content);
        else
            File.WriteAllText(path, file.Content);
    }

    /// <summary>Debian reaches <c>cc</c>, <c>c++</c>, <c>awk</c> and more by links over a folder of links, which only names what lies below <c>/usr</c>.</summary>
    static void LinkAlternatives(string to)
    {
        const string from = "/etc/alternatives";
        if (!Directory.Exists(from))
            return;
        Directory.CreateDirectory(to);
        foreach (var link in new DirectoryInfo(from).EnumerateFileSystemInfos())
            if (link.LinkTarget is { } target && target.StartsWith("/usr/", StringComparison.Ordinal))
                File.CreateSymbolicLink(Path.Combine(to, link.Name), target);
    }

    /// <summary>Debian's JDK keeps in <c>/etc</c> what it cannot start without; nothing in there is a secret.</summary>
    static void CopySettings(string etc)
    {
        foreach (var from in Directory.EnumerateDirectories("/etc", "java-*-openjdk"))
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => new FileInfo(f).LinkTarget is null))
            {
                var to = Path.Combine(etc, Path.GetRelativePath("/etc", file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
    }

    static void Compile(string folder, string name, string output, params string[] flags)
    {
        var source = Path.Combine(folder, name);
        File.WriteAllText(source, Bundle.Resource(name));
        var start = new ProcessStartInfo("/usr/bin/gcc", ["-O2", .. flags, "-o", Path.Combine(folder, output), source])
        {
            RedirectStandardError = true,
        };
        try
        {
            using var gcc = Process.Start(start)!;
            var said = gcc.StandardError.ReadToEnd();
            gcc.WaitForExit();
            if (gcc.ExitCode != 0)
                throw new SandboxException($"gcc could not compile {name}: {said}");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new SandboxException("/usr/bin/gcc is missing; install g++", e);
        }
    }
}
