using System.Threading.Channels;
using Mockloop.Contracts.Questions;
using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Slots;

/// <summary>The right to judge one submission at a time, with folders of its own. Disposing gives it back to the pool.</summary>
sealed class Slot(ISandboxHost host, DataDevices devices, int number, ChannelWriter<Slot> pool) : IDisposable
{
    readonly string inbox = host.TemporaryFolder($"inbox{number}");

    public Judge Judge => field ??= new Judge(host, host.TemporaryFolder($"work{number}"), devices);

    /// <summary>Writes a submission's files where the judge finds them; they are removed when disposed.</summary>
    public PlacedSubmission Place(Work work)
    {
        var folder = Directory.CreateDirectory(Path.Combine(inbox, work.LeaseId)).FullName;
        var files = SourceName.For([.. work.Files.Select(f => f.Name)], work.Language)
            .Select(name => new ProgramFile(name, Path.Combine(folder, name))).ToList();
        foreach (var (file, sent) in files.Zip(work.Files))
            File.WriteAllBytes(file.Path, sent.Content.Span);
        return new(new(work.SubmissionId, folder, files) { Language = work.Language });
    }

    public void Dispose() => pool.TryWrite(this);

    /// <summary>A submission on the disk for the time it is used.</summary>
    internal sealed record PlacedSubmission(PackageProgram Program) : IDisposable
    {
        public void Dispose() => Directory.Delete(Program.Path, recursive: true);
    }
}
