using System.Collections.Concurrent;

namespace Mockloop.AppHost.Local.Engine;

/// <summary>
/// Every line goes to its resource's log file and, with its name before it, to the console. In a run that ends with a
/// resource, that one's output is the run's: it goes to standard output as it is, all else to standard error.
/// </summary>
sealed class OutputLines(StateFolder state, string? speaker) : ILineSink, IAsyncDisposable
{
    const int Kept = 8;
    readonly ConcurrentDictionary<string, TextWriter> files = [];
    readonly Queue<string> last = new();

    /// <summary>True while a live table owns the console.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>The last lines that are worth showing beneath a table.</summary>
    public IReadOnlyList<string> Last
    {
        get
        {
            lock (last)
                return [.. last];
        }
    }

    public void Line(string source, string? line, bool isError)
    {
        if (line is null)
            return;
        if (state.Folder.Length > 0)
            files.GetOrAdd(source, Open).WriteLine(line);
        if (source is "apphost" or "simulator")
            Keep(source, line);
        if (IsQuiet)
            return;
        if (source == speaker && !isError)
            Console.Out.WriteLine(line);
        else
            (speaker is null ? Console.Out : Console.Error).WriteLine($"[{source}] {line}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var file in files.Values)
            await file.DisposeAsync();
    }

    TextWriter Open(string source) => TextWriter.Synchronized(new StreamWriter(state.LogFile(source)) { AutoFlush = true });

    void Keep(string source, string line)
    {
        lock (last)
        {
            last.Enqueue($"[{source}] {line}");
            if (last.Count > Kept)
                last.Dequeue();
        }
    }
}
