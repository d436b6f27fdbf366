using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Tests.Engine.Packages;

namespace Mockloop.Grading.Tests.Judging;

/// <summary>What is submitted may be a file or a folder; neither brings files of the host to a program.</summary>
public sealed class SubmittedFolderTests : IDisposable
{
    readonly PackageOnDisk package = new();
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mockloop-submitted-");

    [Fact]
    public void A_folder_is_one_program_of_all_its_files()
    {
        folder.CreateSubdirectory("lib");
        foreach (var name in new[] { "main.py", "lib/more.py", ".hidden.py" })
            File.WriteAllText(Path.Combine(folder.FullName, name), "");
        SubmissionReader.Read(folder.FullName, package.Load()).Files.Select(f => f.Name).ShouldBe(["lib/more.py", "main.py"]);
    }

    [Fact]
    public void A_link_out_of_it_is_refused()
    {
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "secret.txt"), "/etc/shadow");
        Refused(folder.FullName).ShouldContain("secret.txt: a link that leads out");
    }

    [Fact]
    public void What_never_ends_is_no_source_file() => Refused("/dev/zero").ShouldContain("neither a file nor a folder");

    string Refused(string path) => Should.Throw<PackageException>(() => SubmissionReader.Read(path, package.Load())).Message;

    public void Dispose()
    {
        package.Dispose();
        folder.Delete(recursive: true);
    }
}
