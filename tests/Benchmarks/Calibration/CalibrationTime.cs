using System.Diagnostics;
using System.Text.Json;
using Mockloop.Debrief.Engine.Calibration;
using Mockloop.Debrief.Engine.Ratings;
using Mockloop.Debrief.Tests.Engine.Calibration;
using Spectre.Console;

namespace Mockloop.Benchmarks.Calibration;

/// <summary>
/// Time and memory from a file of ratings to the result as JSON: a million, with few raters and with many, and two hundred, again and again and in
/// fresh processes, as the command prints it. The limits are held against CPU time, which what else the machine does leaves alone, and in fresh
/// processes against the best of them.
/// </summary>
static class CalibrationTime
{
    const double MostSeconds = 30, MostMiB = 2048, MostMilliseconds = 50;
    const int Rounds = 5, Processes = 15;

    public static bool Run()
    {
        var table = new Table().AddColumns("ratings", "estimator", "seconds", "CPU seconds", "MiB at most");
        var small = Draw(12, 4, 6, 3);
        Take(table, "216, the first time", small, Estimator.Mml);
        double best = Enumerable.Range(2, Rounds).Min(round => Take(table, $"216, time {round}", small, Estimator.Mml));
        bool holds = best < MostMilliseconds / 1000;
        double[] fresh = [.. Enumerable.Range(0, Processes).Select(_ => FreshProcess(small)).Order()];
        table.AddRow($"216, in {Processes} fresh processes: the best, median", "Mml", $"{fresh[0]:0.000}, {fresh[Processes / 2]:0.000}", "", "");
        holds &= fresh[0] < MostMilliseconds / 1000;
        foreach (var (name, raters) in new[] { ("1,000,008 by 200 raters", 200), ("1,000,008 by 18,518 raters", 18_518) })
        {
            string ratings = Draw(55_556, raters, 6, 3);
            foreach (var estimator in Enum.GetValues<Estimator>())
                holds &= Take(table, name, ratings, estimator) < MostSeconds;
            File.Delete(ratings);
        }
        File.Delete(small);
        AnsiConsole.Write(table);
        return holds && Process.GetCurrentProcess().PeakWorkingSet64 < MostMiB * (1 << 20);
    }

    static double FreshProcess(string file)
    {
        string top = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(top, "Platform.sln")))
            top = Path.GetDirectoryName(top)!;
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(top, "deploy/local/mockloop"), ["debrief", "calibrate", file, "--json"]) { RedirectStandardOutput = true })!;
        using var said = JsonDocument.Parse(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        return said.RootElement.GetProperty("seconds").GetDouble();
    }

    static double Take(Table table, string name, string file, Estimator estimator)
    {
        var (since, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var result = Calibrator.Calibrate(RatingCsv.ReadFile(file), new() { Estimator = estimator });
        JsonSerializer.Serialize(Stream.Null, result);
        var (seconds, used) = (Stopwatch.GetElapsedTime(since).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        table.AddRow(name, $"{estimator}{(result.Converged ? "" : ", NOT converged")}", $"{seconds:0.000}", $"{used:0.000}",
            $"{Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:0}");
        return used;
    }

    static string Draw(int subjects, int raters, int items, int each)
    {
        var random = new Random(1);
        double[] severity = Measures(random, raters), quality = Measures(random, subjects);
        string path = Path.GetTempFileName();
        using var file = new StreamWriter(path);
        file.Write("rater,subject,item,score\n");
        int[] seats = [.. Enumerable.Range(0, subjects * each).Select(n => n % raters)];
        random.Shuffle(seats);
        for (int s = 0; s < subjects; s++)
            foreach (int rater in seats[(s * each)..((s + 1) * each)].Distinct())
                for (int i = 0; i < items; i++)
                    file.Write($"rater-{rater},subject-{s},item-{i},{1 + SeededPanel.Score(random, quality[s] - severity[rater] - 0.2 * i)}\n");
        return path;
    }

    static double[] Measures(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)];
}
