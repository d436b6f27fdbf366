using System.Formats.Tar;
using System.Text;
using Mockloop.Grading.Engine.Judging.Programs;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Tests.Judging;

public sealed class UnpackedTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mockloop-unpacked-");

    [Fact]
    public void Files_and_folders_come_out_with_their_content()
    {
        var archive = Archive(Entry(TarEntryType.Directory, "./"), Entry(TarEntryType.Directory, "./sub/"), Entry(TarEntryType.RegularFile, "./sub/a"), Entry(TarEntryType.RegularFile, "b"));
        Unpacked.ToFolder(archive, folder.FullName, 1000);
        File.ReadAllText(Path.Combine(folder.FullName, "sub/a")).ShouldBe("./sub/a");
        archive.Position = 0;
        Unpacked.ToMemory(archive, 1000).Keys.ShouldBe(["sub/a", "b"]);
    }

    [Theory]
    [InlineData(TarEntryType.RegularFile, "../outside")]
    [InlineData(TarEntryType.RegularFile, "a/../../outside")]
    [InlineData(TarEntryType.RegularFile, "/outside")]
    [InlineData(TarEntryType.RegularFile, "a//b")]
    [InlineData(TarEntryType.RegularFile, "a/./b")]
    [InlineData(TarEntryType.RegularFile, "line\nbreak")]
    [InlineData(TarEntryType.SymbolicLink, "link")]
    [InlineData(TarEntryType.HardLink, "link")]
    [InlineData(TarEntryType.Fifo, "pipe")]
    [InlineData(TarEntryType.CharacterDevice, "device")]
    public void Whatever_is_not_plain_is_refused(TarEntryType type, string name) =>
        Should.Throw<UnpackException>(() => Unpacked.ToFolder(Archive(Entry(type, name)), folder.FullName, 1000));

    [Fact]
    public void A_name_that_comes_twice_is_refused() =>
        Should.Throw<UnpackException>(() => Unpacked.ToMemory(Archive(Entry(TarEntryType.RegularFile, "a"), Entry(TarEntryType.RegularFile, "./a")), 1000));

    [Fact]
    public void More_than_the_cap_is_refused() =>
        Should.Throw<UnpackException>(() => Unpacked.ToMemory(Archive(Entry(TarEntryType.RegularFile, "12345")), 4));

    [Fact]
    public void What_is_no_archive_is_refused() =>
        Should.Throw<UnpackException>(() => Unpacked.ToMemory(new MemoryStream(Enumerable.Repeat((byte)7, 2000).ToArray()), 1000));

    static PaxTarEntry Entry(TarEntryType type, string name)
    {
        var entry = new PaxTarEntry(type, name);
        if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
            entry.LinkName = "/etc/passwd";
        if (type is TarEntryType.RegularFile)
            entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(name));
        return entry;
    }

    static MemoryStream Archive(params TarEntry[] entries)
    {
        var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, leaveOpen: true))
            foreach (var entry in entries)
                writer.WriteEntry(entry);
        archive.Position = 0;
        return archive;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
