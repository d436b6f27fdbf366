using Mockloop.Load.Pool;

namespace Mockloop.Load;

/// <summary>Random events on the on-demand pool: 100,000 of them, or as many as are asked for, out of seed 1 or another.</summary>
static class PoolLoad
{
    const int Usual = 100_000;

    public static async Task RunAsync(Checks checks, string[] args)
    {
        var (events, seed) = (args.Length > 1 ? int.Parse(args[1], null) : Usual, args.Length > 2 ? int.Parse(args[2], null) : 1);
        var findings = new Findings();
        await new PoolPlay(events, seed, findings).RunAsync(Checks.Say);
        checks.Equal(findings["violations"], 0, "rules broken");
        checks.That(findings["booked"] > 0 && findings["processes lost"] > 0, $"{findings["booked"]} matches booked while {findings["processes lost"]} processes were lost");
    }
}
