using System.Diagnostics;
using System.IO.Compression;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Tests.Engine.Packages;

/// <summary>Packages and archives that were made to hurt whoever reads them.</summary>
public sealed class HostilePackageTests : IDisposable
{
    const int Link = 0xA1FF << 16, Pipe = 0x11A4 << 16, Executable = 0x81ED << 16;
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mockloop-archive-");

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("a/../../outside.txt")]
    [InlineData("/tmp/outside.txt")]
    [InlineData("a\\..\\b")]
    [InlineData("a//b")]
    [InlineData("./a")]
    [InlineData("a/..")]
    public async Task Names_that_lead_out_are_refused(string name)
    {
        await RefusedAsync(zip => Add(zip, name, "x"), "refused");
        Directory.GetFileSystemEntries(folder.FullName).Select(Path.GetFileName).ShouldBeSubsetOf(["a.zip", "out"]);
    }

    [Fact]
    public Task A_name_of_two_contents_is_refused() => RefusedAsync(zip => { Add(zip, "a", "1"); Add(zip, "a", "2"); }, "twice");

    [Fact]
    public Task A_file_that_is_also_a_folder_is_refused() => RefusedAsync(zip => { Add(zip, "a", "1"); Add(zip, "a/b", "2"); }, "file and a folder");

    [Fact]
    public Task A_folder_that_is_also_a_file_is_refused() => RefusedAsync(zip => { Add(zip, "a/b", "1"); Add(zip, "a", "2"); }, "twice");

    [Fact]
    public Task A_pipe_is_refused() => RefusedAsync(zip => Add(zip, "p", "", Pipe), "neither a file");

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../../etc/passwd")]
    [InlineData("missing")]
    [InlineData("link")]
    public Task Links_that_lead_out_or_nowhere_are_refused(string target) => RefusedAsync(zip => Add(zip, "link", target, Link), "link");

    [Fact]
    public async Task Writing_through_a_link_does_not_leave_the_folder()
    {
        var outside = folder.CreateSubdirectory("outside");
        await RefusedAsync(zip => { Add(zip, "d", outside.FullName, Link); Add(zip, "d/x", "1"); }, "file and a folder");
        outside.GetFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_an_archive_unpacks_to_is_counted_while_it_is_written()
    {
        var archive = Zip(zip => Add(zip, "zeros", new string('\0', 3 << 20)));
        var refused = await Should.ThrowAsync<PackageException>(
            PackageArchive.ExtractAsync(archive, Path.Combine(folder.FullName, "out"), 1 << 20, TestContext.Current.CancellationToken));
        refused.Message.ShouldContain("more than 1 MiB");
        new FileInfo(Path.Combine(folder.FullName, "out", "zeros")).Length.ShouldBeLessThanOrEqualTo(1 << 20);
    }

    [Fact]
    public async Task What_is_no_archive_is_refused()
    {
        var file = Path.Combine(folder.FullName, "a.zip");
        File.WriteAllText(file, "PK, but not really");
        (await Should.ThrowAsync<PackageException>(PackageSource.OpenAsync(file, folder.FullName, TestContext.Current.CancellationToken))).Message.ShouldContain("no zip archive");
        Directory.GetDirectories(folder.FullName).ShouldBeEmpty("nothing stays of a refused archive");
    }

    [Theory]
    [InlineData("")]
    [InlineData("echo/")]
    public async Task A_good_archive_is_read_with_its_folder_or_without(string prefix)
    {
        var archive = Zip(zip =>
        {
            zip.CreateEntry(prefix + "data/");
            Add(zip, "__MACOSX/._a", "left by an archiver");
            Add(zip, prefix + "problem.yaml", "problem_format_version: 2025-09\n");
            Add(zip, prefix + "data/secret/1.in", "1");
            Add(zip, prefix + "data/secret/1.ans", "1");
            Add(zip, prefix + "data/sample/1.in", "../secret/1.in", Link);
            Add(zip, prefix + "data/sample/1.ans", "2");
            Add(zip, prefix + "output_validator/run", "#!/bin/sh\n", Executable);
        });
        string unpacked;
        using (var source = await PackageSource.OpenAsync(archive, folder.FullName, TestContext.Current.CancellationToken))
        {
            unpacked = source.Package.Folder;
            source.Package.Tests.Select(t => (t.Name, File.ReadAllText(t.InputFile))).ShouldBe([("sample/1", "1"), ("secret/1", "1")]);
            source.Package.Name.ShouldBe(prefix.Length > 0 ? "echo" : "a");
            File.GetUnixFileMode(Path.Combine(unpacked, "output_validator", "run")).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
        }
        Directory.Exists(unpacked).ShouldBeFalse();
    }

    [Theory]
    [InlineData("/etc/passwd", "leads out")]
    [InlineData("../../../../../../../../etc/passwd", "leads out")]
    [InlineData("missing", "neither a file")]
    public void A_link_out_of_a_folder_is_refused(string target, string why)
    {
        using var package = new PackageOnDisk();
        File.CreateSymbolicLink(Path.Combine(package.Folder, "data/secret/1.yaml"), target);
        package.IsRefused("data/secret/1.yaml", why);
    }

    [Fact]
    public void A_link_by_way_of_another_is_followed_to_its_end()
    {
        using var package = new PackageOnDisk();
        Directory.CreateSymbolicLink(Path.Combine(package.Folder, "data/here"), folder.FullName);
        package.IsRefused("data/here");
        package.Without("data/here");
        File.CreateSymbolicLink(Path.Combine(package.Folder, "data/secret/2.in"), "1.in");
        File.CreateSymbolicLink(Path.Combine(package.Folder, "data/secret/2.ans"), "1.ans");
        package.Load().Tests.Count.ShouldBe(2);
    }

    [Fact]
    public void Folders_in_a_circle_are_refused()
    {
        using var package = new PackageOnDisk();
        Directory.CreateSymbolicLink(Path.Combine(package.Folder, "data/secret/again"), "..");
        package.IsRefused("circle");
    }

    [Fact]
    public void Nobody_follows_links_among_what_is_not_read()
    {
        using var package = new PackageOnDisk();
        var hash = package.Load().Hash;
        Directory.CreateSymbolicLink(Path.Combine(package.Folder, ".host"), "/");
        Directory.CreateSymbolicLink(Path.Combine(package.Folder, "-above"), "..");
        File.CreateSymbolicLink(Path.Combine(package.Folder, "data/.passwd"), "/etc/passwd");
        package.Load().Hash.ShouldBe(hash);
        package.Write((".note", "a file counts"));
        package.Load().Hash.ShouldNotBe(hash);
    }

    [Fact]
    public void What_a_link_inside_leads_to_counts_as_the_packages_content()
    {
        using var package = new PackageOnDisk();
        Directory.CreateSymbolicLink(Path.Combine(package.Folder, "attachments"), "data");
        var hash = package.Load().Hash;
        package.Without("attachments");
        package.Load().Hash.ShouldNotBe(hash);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_pipe_is_not_waited_on()
    {
        using var package = new PackageOnDisk();
        MakePipe(Path.Combine(package.Folder, ".git"));
        await Task.Run(package.Load, TestContext.Current.CancellationToken);
        MakePipe(Path.Combine(package.Folder, "data/secret/1.yaml"));
        await Task.Run(() => package.IsRefused("data/secret/1.yaml", "neither a file"), TestContext.Current.CancellationToken);
    }

    static void MakePipe(string path)
    {
        using var process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
    }

    async Task RefusedAsync(Action<ZipArchive> fill, string named)
    {
        var refused = await Should.ThrowAsync<PackageException>(
            PackageArchive.ExtractAsync(Zip(fill), Path.Combine(folder.FullName, "out"), TestContext.Current.CancellationToken));
        refused.Message.ShouldContain(named);
    }

    string Zip(Action<ZipArchive> fill)
    {
        var path = Path.Combine(folder.FullName, "a.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        fill(zip);
        return path;
    }

    static void Add(ZipArchive zip, string name, string content, int attributes = 0)
    {
        var entry = zip.CreateEntry(name);
        entry.ExternalAttributes = attributes;
        using var writer = new StreamWriter(entry.Open());
        writer.Write(content);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
