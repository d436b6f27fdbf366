using System.Globalization;

namespace Mockloop.AppHost.Local.Engine;

/// <summary>A process group of the run, and how it wants to be asked to end.</summary>
sealed record JournalEntry(int Leader, long StartedAt, int Signal, int PatienceSeconds)
{
    /// <summary>False when the process is gone, or the number belongs to another by now.</summary>
    public bool IsAlive => RunJournal.StartTime(Leader) == StartedAt;
}

/// <summary>What a run has started, as the guard reads it when the AppHost is gone.</summary>
sealed record RunJournal(string File, string RunId, string RunFolder, int AppHost, IReadOnlyList<JournalEntry> Entries)
{
    public static RunJournal Begin(string file, string runId, string runFolder)
    {
        System.IO.File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"{runId} {Environment.ProcessId} {runFolder}\n"));
        return new(file, runId, runFolder, Environment.ProcessId, []);
    }

    public void Add(int leader, int signal, int patienceSeconds)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{leader} {StartTime(leader) ?? 0} {signal} {patienceSeconds}\n");
        lock (File)
            System.IO.File.AppendAllText(File, line);
    }

    /// <summary>The journal that lies there, or null.</summary>
    public static RunJournal? Read(string file)
    {
        if (!System.IO.File.Exists(file) || System.IO.File.ReadAllLines(file) is not [var first, .. var lines])
            return null;
        return first.Split(' ', 3) is [var id, var host, var folder]
            ? new(file, id, folder, int.Parse(host, CultureInfo.InvariantCulture), [.. lines.Select(Parse)])
            : null;
    }

    static JournalEntry Parse(string line)
    {
        long[] n = [.. line.Split(' ').Select(word => long.Parse(word, CultureInfo.InvariantCulture))];
        return new((int)n[0], n[1], (int)n[2], (int)n[3]);
    }

    /// <summary>When a process started, in clock ticks since boot; null when there is none.</summary>
    internal static long? StartTime(int process)
    {
        try
        {
            var stat = System.IO.File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] == "Z" ? null : long.Parse(fields[19], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
