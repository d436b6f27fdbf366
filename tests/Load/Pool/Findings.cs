using System.Collections.Concurrent;

namespace Mockloop.Load.Pool;

/// <summary>What a run counted, and every rule it saw broken.</summary>
sealed class Findings
{
    const int MostKept = 50;
    readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);
    readonly ConcurrentQueue<string> violations = new();
    readonly ConcurrentQueue<double> waits = new();

    public IReadOnlyCollection<string> Violations => violations;

    public int this[string what] => counts.GetValueOrDefault(what);

    public void Count(string what, int by = 1) => counts.AddOrUpdate(what, by, (_, n) => n + by);

    public void Violation(string what)
    {
        Count("violations");
        if (violations.Count < MostKept)
            violations.Enqueue(what);
    }

    public void Waited(double minutes) => waits.Enqueue(minutes);

    public void Largest(string what, int value) => counts.AddOrUpdate(what, value, (_, n) => Math.Max(n, value));

    public (double Half, double P99, double Most) Waits()
    {
        var sorted = waits.Order().ToList();
        return sorted.Count == 0 ? default : (sorted[sorted.Count / 2], sorted[sorted.Count * 99 / 100], sorted[^1]);
    }

    public string Table() => string.Join(", ", counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Value} {c.Key}"));
}
