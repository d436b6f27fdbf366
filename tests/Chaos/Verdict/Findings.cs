namespace Mockloop.Chaos.Verdict;

/// <summary>What was looked at, and what was wrong with it.</summary>
sealed class Findings
{
    readonly List<(string What, string? Wrong)> all = [];

    /// <summary>Notes a finding; without anything wrong it holds.</summary>
    internal void Add(string what, string? wrong)
    {
        all.Add((what, wrong));
        if (wrong is not null) Console.WriteLine($"FAILED {what}: {wrong}");
    }

    /// <summary>Notes that there must be none of something.</summary>
    internal void None(string what, IReadOnlyCollection<string> offenders) => Add(what,
        offenders.Count == 0 ? null : $"{offenders.Count}: {string.Join("; ", offenders.Take(5))}{(offenders.Count > 5 ? "; …" : "")}");

    /// <summary>Prints all of it, the last line with the numbers; returns the exit code.</summary>
    internal int Conclude()
    {
        Console.WriteLine();
        foreach (var (what, wrong) in all) Console.WriteLine($"{(wrong is null ? "passed" : "FAILED")}  {what}{(wrong is null ? "" : $": {wrong}")}");
        var failed = all.Count(f => f.Wrong is not null);
        Console.WriteLine($"{all.Count - failed} passed, {failed} failed");
        return failed == 0 ? 0 : 1;
    }
}
