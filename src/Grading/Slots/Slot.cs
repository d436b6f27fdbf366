using System.Threading.Channels;
using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Slots;

/// <summary>One judge. Disposing gives it back to the pool, which closes it in the end.</summary>
sealed class Slot(ISandboxHost host, int number, ChannelWriter<Slot> pool) : IDisposable
{
    readonly string inbox = host.TemporaryFolder($"inbox{number}");

    public Judge Judge => field ??= new Judge(host, host.TemporaryFolder($"work{number}"));

    /// <summary>Writes a submission to a file that is removed when disposed.</summary>
    public PlacedFile Place(string name, ReadOnlySpan<byte> content)
    {
        var path = Path.Combine(inbox, name);
        File.WriteAllBytes(path, content);
        return new(path);
    }

    public void Dispose() => pool.TryWrite(this);

    /// <summary>A file for the time it is used.</summary>
    internal sealed record PlacedFile(string Path) : IDisposable
    {
        public void Dispose() => File.Delete(Path);
    }
}
