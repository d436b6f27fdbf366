using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Judging.Replaying;

/// <summary>Judges a submission again, several times, under the certificate of an earlier result, and compares.</summary>
public static class CertificateReplay
{
    const double TooShort = 100; // ms; below, the clock's steps are most of the variation

    /// <summary>What the certificate was not made for, in words; null when submission and package are the same ones.</summary>
    public static string? Mismatch(Certificate certificate, ProblemPackage package, string submission)
    {
        if (package.Hash != certificate.Package)
            return $"the package is {package.Hash}, the certificate is for {certificate.Package}: the files of the package changed, or it is another one";
        var hash = SubmissionReader.HashOf(SubmissionReader.Read(submission, package));
        return hash == certificate.Submission ? null : $"the submission is {hash}, the certificate is for {certificate.Submission}: another program";
    }

    /// <summary>Judges <paramref name="runs"/> times on the certificate's data.</summary>
    /// <exception cref="PackageException">The package cannot be judged with here.</exception>
    public static async Task<ReplayReport> RunAsync(
        Judge judge, JudgeResult original, ProblemPackage package, string submission, int runs, Action<int, JudgeResult> done, CancellationToken cancel)
    {
        var request = new JudgeRequest { Seed = original.Certificate.Seed, Scale = original.Scale.Count > 0 || original.Verdict == Verdict.Accepted };
        var results = new List<JudgeResult>();
        while (results.Count < runs)
        {
            results.Add(await judge.JudgeAsync(package, submission, request, null, cancel));
            done(results.Count, results[^1]);
        }
        return new(
            runs, results.TrueForAll(r => r.Verdict == original.Verdict), Variation(results),
            results.GroupBy(r => r.Verdict).ToDictionary(g => $"{g.Key}", g => g.Count()))
        {
            Original = original.Verdict,
            NearLimit = results.Exists(r => r.NearLimit),
            Differences = [.. Differences(original.Certificate, results[0].Certificate)],
        };
    }

    /// <summary>Standard deviation over mean of the CPU time, of the test or size where it is largest.</summary>
    static double Variation(List<JudgeResult> results)
    {
        var times = results.SelectMany(r => r.Tests.Select(t => (t.Name, t.CpuMs)).Concat(r.Scale.Select(s => (Name: $"{s.N} {s.K}", s.CpuMs))));
        var variations = times.GroupBy(t => t.Name, t => (double)t.CpuMs).Where(g => g.Count() > 1 && g.Average() >= TooShort).Select(Deviation);
        return Math.Round(variations.DefaultIfEmpty(0).Max(), 4);
    }

    static double Deviation(IEnumerable<double> values)
    {
        var all = values.ToArray();
        var mean = all.Average();
        return Math.Sqrt(all.Sum(v => (v - mean) * (v - mean)) / (all.Length - 1)) / mean;
    }

    static IEnumerable<string> Differences(Certificate then, Certificate now)
    {
        if (then.Kernel != now.Kernel)
            yield return $"kernel {now.Kernel}, then {then.Kernel}";
        foreach (var (language, version) in now.Toolchain)
            if (then.Toolchain.GetValueOrDefault(language) is var before && before != version)
                yield return $"{language}: {version}, then {before}";
        foreach (var (limit, value) in now.Limits)
            if (then.Limits.GetValueOrDefault(limit) is var before && before != value)
                yield return $"limit {limit}: {value}, then {before}";
        if (then.Device is not null && now.Device is not null && then.Device != now.Device)
            yield return $"device {now.Device}, then {then.Device}";
    }
}

/// <summary>What <c>judge replay --json</c> prints.</summary>
/// <param name="Runs">How many were made.</param>
/// <param name="Stable">Every one got the certificate's verdict.</param>
/// <param name="CpuVariation">Standard deviation of CPU time over its mean, of the test or size where it is largest.</param>
/// <param name="Verdicts">How many runs got which.</param>
public sealed record ReplayReport(int Runs, bool Stable, double CpuVariation, IReadOnlyDictionary<string, int> Verdicts)
{
    /// <summary>The certificate's verdict.</summary>
    public Verdict Original { get; init; }

    /// <summary>Some run came so near a limit that another might decide otherwise.</summary>
    public bool NearLimit { get; init; }

    /// <summary>What is not as it was when the certificate was made.</summary>
    public IReadOnlyList<string> Differences { get; init; } = [];
}
