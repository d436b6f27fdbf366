namespace Mockloop.Load;

/// <summary>What was looked at and how it was found; the last line of the run is its sum.</summary>
sealed class Checks
{
    int passed;
    int failed;

    public bool AllPassed => failed == 0;

    public void That(bool holds, string what)
    {
        _ = holds ? passed++ : failed++;
        Say($"{(holds ? "passed" : "FAILED")}  {what}");
    }

    public void Equal<T>(T found, T expected, string what) =>
        That(EqualityComparer<T>.Default.Equals(found, expected), $"{what}: {found}{(Equals(found, expected) ? "" : $", expected {expected}")}");

    /// <summary>A part of the run; what it throws is a failed check, and the next part runs all the same.</summary>
    public async Task PartAsync(string name, Func<Task> part)
    {
        Say($"== {name}");
        try
        {
            await part();
        }
        catch (Exception e)
        {
            That(false, $"{name} ran to its end: {e}");
        }
    }

    public static void Say(string line) => Console.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss}  {line}");

    public void Sum() => Console.WriteLine($"{passed} passed, {failed} failed");
}
