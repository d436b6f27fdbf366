using System.Globalization;

namespace Mockloop.Load.Rate;

/// <summary>
/// Tracks and packages for a platform of its own: the shipped track, whose coding round asks one small problem on standard
/// input and output with ten tests.
/// </summary>
static class SmallProblem
{
    const string Track = "senior-tpm";
    static readonly int[] Sizes = [1, 2, 5, 10, 50, 100, 200, 500, 1000, 1000];

    /// <summary>Writes both below a folder and returns the settings with which Questions reads them.</summary>
    public static IReadOnlyDictionary<string, string?> Write(string folder)
    {
        string tracks = Path.Combine(folder, "tracks"), packages = Path.Combine(folder, "packages");
        Copy(Path.Combine(AppContext.BaseDirectory, "Tracks", Track), Path.Combine(tracks, Track));
        var coding = Path.Combine(tracks, Track, "questions", "coding");
        Directory.Delete(coding, recursive: true);
        Put(coding, "three-numbers.yaml", "title: Three numbers\nkind: code\npackage: three-numbers\nguide: Nothing to guide.\n");
        WritePackage(Path.Combine(packages, "three-numbers"));
        return new Dictionary<string, string?> { ["Catalog:Tracks"] = tracks, ["Catalog:Packages"] = packages };
    }

    static void WritePackage(string folder)
    {
        Put(folder, "problem.yaml", """
            problem_format_version: 2025-09
            name: Three numbers
            uuid: 3f1d7a52-6a0e-4b53-8f6c-0d7f1f5b9e11
            type: pass-fail
            license: cc0
            languages: [cpp]
            limits: {time_limit: 1, memory: 256}
            """);
        Put(Path.Combine(folder, "statement"), "problem.en.md", "n, then n numbers: print their sum, the largest, and how many different ones there are.\n");
        var random = new Random(20_260_304);
        for (var test = 0; test < Sizes.Length; test++)
        {
            // Only the last sum is beyond 32 bits: who overflows is found out by the last test.
            var most = test == Sizes.Length - 1 ? int.MaxValue : Sizes[test];
            long[] numbers = [.. Enumerable.Range(0, Sizes[test]).Select(_ => (long)random.Next(1, most))];
            var secret = Path.Combine(folder, "data", "secret");
            Put(secret, $"{test + 1:00}.in", $"{numbers.Length}\n{string.Join(' ', numbers)}\n");
            Put(secret, $"{test + 1:00}.ans", string.Create(CultureInfo.InvariantCulture, $"{numbers.Sum()} {numbers.Max()} {numbers.Distinct().Count()}\n"));
        }
    }

    static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    static void Put(string folder, string name, string content) =>
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(folder).FullName, name), content);
}
