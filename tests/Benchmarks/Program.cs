using System.Globalization;
using Mockloop.Benchmarks.Calibration;
using Mockloop.Benchmarks.Pairing;
using Mockloop.Benchmarks.Planning;
using Mockloop.Benchmarks.Sandboxes;
using Mockloop.Benchmarks.Scale;

// tests/run.sh --bench [overhead [ROUNDS] | limits | interactive | leaks | verification | growth | feed [TOKENS] | device | replay | calibration | pair | plan | all]; exit 1 when a figure misses its limit.
var what = args.Length > 0 ? args[0] : "overhead";
var size = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : (int?)null;
(string Name, Func<Task<bool>> Run)[] all =
[
    ("overhead", () => Overhead.RunAsync(size ?? 25)),
    ("limits", CpuLimits.RunAsync),
    ("interactive", Interaction.RunAsync),
    ("leaks", Leaks.RunAsync),
    ("verification", Verification.RunAsync),
    ("growth", Growing.RunAsync),
    ("feed", () => FeedAndTap.RunAsync(size ?? 10_000_000)),
    ("device", DeviceStart.RunAsync),
    ("replay", ReplayTime.RunAsync),
    ("calibration", () => Task.FromResult(CalibrationTime.Run() & RecoveredMeasures.Run())),
    ("pair", PairingTimes.RunAsync),
    ("plan", PlanTable.RunAsync),
];
if (what == "plan-case") // the benchmark plan starts itself with it
    return await PlanTable.CaseAsync(size ?? 0) ? 0 : 1;
var chosen = all.Where(b => what == "all" || b.Name == what).ToArray();
if (chosen.Length == 0)
{
    Console.Error.WriteLine($"{what}: no such benchmark; there are {string.Join(", ", all.Select(b => b.Name))} and all");
    return 2;
}
var missed = 0;
foreach (var (name, run) in chosen)
    if (!await run())
    {
        Console.WriteLine($"{name}: a limit is missed");
        missed++;
    }
Console.WriteLine($"{chosen.Length - missed} passed, {missed} failed");
return missed == 0 ? 0 : 1;
