using System.Text.Json;
using Mockloop.Matching.Engine.Checking;
using Mockloop.Matching.Engine.Files;
using Mockloop.Matching.Engine.Generating;
using Mockloop.Matching.Engine.Planning;

namespace Mockloop.Benchmarks.Planning;

/// <summary>A cohort to be planned, and what must be reached.</summary>
/// <param name="PlacedIn">Seconds until everything placeable is placed.</param>
/// <param name="Gaps">Largest gap of the second level after so many seconds.</param>
/// <param name="Mebibytes">Memory at most.</param>
sealed record PlanCase(
    string Name, int Candidates, int Interviewers, double Seconds, bool Connectivity, double PlacedIn, (double Seconds, double Gap)[] Gaps, int Mebibytes)
{
    public static PlanCase[] All { get; } =
    [
        new("20 × 25", 20, 25, 20, true, 1, [(20, 0)], 1024),
        new("200 × 100", 200, 100, 60, false, 1, [(30, 0.0035), (60, 0.0025)], 400),
        new("200 × 100, connectivity", 200, 100, 60, true, 1, [(60, 0.01)], 400),
        new("1000 × 500", 1000, 500, 20, true, 2, [], 1024),
    ];

    /// <summary>Plans it in this process and prints what happened as one line of JSON.</summary>
    public void Run(long seed)
    {
        var instance = InstanceGenerator.Generate(new() { Candidates = Candidates, Interviewers = Interviewers, Seed = seed });
        if (!Connectivity)
            instance = instance with { Weights = instance.Weights with { Connectivity = 0 } };
        var steps = new Steps();
        var plan = new LoopPlanner().Solve(instance, new() { Seed = seed, TimeLimit = TimeSpan.FromSeconds(Seconds) }, steps, default);
        var unplaced = plan.Unplaced.Select(u => (u.Candidate, u.Stage)).ToList();
        var violations = PlanChecker.Check(instance, new StatedPlan(plan.Placed, plan.Shadows, unplaced)).Count;
        Console.WriteLine(JsonSerializer.Serialize(new PlanOutcome(
            steps.All, plan.Levels[0].Value, plan.Levels[0].Bound, plan.Levels[1].Value, plan.Levels[1].Bound, plan.Seconds,
            Environment.CpuUsage.TotalTime.TotalSeconds, PeakMebibytes(), violations), Json));
    }

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    static int PeakMebibytes() => File.ReadLines("/proc/self/status").Where(l => l.StartsWith("VmHWM", StringComparison.Ordinal))
        .Select(l => int.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) / 1024).First();

    sealed class Steps : IProgress<PlanProgress>
    {
        public List<PlanStep> All { get; } = [];

        public void Report(PlanProgress at)
        {
            lock (All)
                All.Add(new(at.Seconds, at.Placed, at.Secondary, at.SecondaryBound));
        }
    }
}

/// <summary>What was known after so many seconds.</summary>
sealed record PlanStep(double Seconds, int Placed, double Value, double Bound);

/// <summary>How a case went.</summary>
sealed record PlanOutcome(
    List<PlanStep> Steps, double Placed, double PlacedBound, double Value, double Bound, double Seconds, double CpuSeconds, int Mebibytes, int Violations)
{
    /// <summary>Seconds after which as much was placed as in the end.</summary>
    public double PlacedIn => Steps.Where(s => s.Placed >= Placed).Select(s => s.Seconds).FirstOrDefault(double.PositiveInfinity);

    /// <summary>What could be said of the gap at that time.</summary>
    public double GapAt(double seconds) => Steps.LastOrDefault(s => s.Seconds <= seconds && s.Placed >= Placed) is { } step
        ? Math.Abs(step.Bound - step.Value) / Math.Max(1, Math.Abs(step.Value)) : double.PositiveInfinity;

    /// <summary>The baseline: what the first greedy plan would be left with, by the bound of the end.</summary>
    public double GreedyGap => Math.Abs(Bound - Steps[0].Value) / Math.Max(1, Math.Abs(Steps[0].Value));
}
