using System.Threading.Channels;
using Mockloop.Contracts.Questions;
using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Slots;

/// <summary>The right to judge one submission at a time, with folders of its own. Disposing gives it back to the pool.</summary>
sealed class Slot(ISandboxHost host, int number, ChannelWriter<Slot> pool) : IDisposable
{
    readonly string inbox = host.TemporaryFolder($"inbox{number}");

    public Judge Judge => field ??= new Judge(host, host.TemporaryFolder($"work{number}"));

    /// <summary>Writes a submission's files where the judge finds them; they are removed when disposed.</summary>
    public PlacedSubmission Place(Work work)
    {
        var folder = Directory.CreateDirectory(Path.Combine(inbox, work.LeaseId)).FullName;
        var names = SourceName.For([.. work.Files.Select(f => f.Name)], work.Language);
        foreach (var (name, file) in names.Zip(work.Files))
            File.WriteAllBytes(Path.Combine(folder, name), file.Content.Span);
        return new(folder, names is [var only] ? Path.Combine(folder, only) : folder);
    }

    public void Dispose() => pool.TryWrite(this);

    /// <summary>A submission on the disk for the time it is used.</summary>
    /// <param name="Folder">Its own.</param>
    /// <param name="Path">Its file, or the folder where there are several.</param>
    internal sealed record PlacedSubmission(string Folder, string Path) : IDisposable
    {
        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
