using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Mockloop.Questions.Catalog;

/// <summary>
/// A problem package (Kattis format 2025-09) as this service sees it: bytes to hand to workers, and the little that
/// candidates may see. Judging it is the worker's business.
/// </summary>
/// <param name="Hash">Content hash: SHA-256 over every file in ordinal path order, each as length and bytes of path
/// and content; the worker's engine computes the same.</param>
/// <param name="Zip">All files, byte for byte the same for the same content on one runtime.</param>
/// <param name="Statement">The English statement as Markdown, or empty.</param>
sealed record ProblemPackage(
    string Name, string Hash, byte[] Zip, IReadOnlyList<string> Languages, IReadOnlyList<SampleDefinition> Samples, string Statement)
{
    static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly string[] AllLanguages = ["cpp", "python3"];

    public static ProblemPackage Read(string folder)
    {
        var name = Path.GetFileName(folder);
        var yaml = YamlFile.Read<ProblemYaml>(Path.Combine(folder, "problem.yaml"), $"Packages/{name}/problem.yaml", strict: false);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(folder, file).Replace('\\', '/'), Bytes: File.ReadAllBytes(file)))
            .OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        var statement = Path.Combine(folder, "problem_statement", "problem.en.md");
        if (!File.Exists(statement))
            statement = Path.Combine(folder, "statement", "problem.en.md");
        return new(name, HashOf(files), ZipOf(files), yaml.LanguageNames ?? AllLanguages, SamplesOf(folder),
            File.Exists(statement) ? File.ReadAllText(statement) : "");
    }

    static string HashOf(List<(string Path, byte[] Bytes)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, bytes) in files)
        {
            Append(hash, Encoding.UTF8.GetBytes(path));
            Append(hash, bytes);
        }
        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static void Append(IncrementalHash hash, byte[] bytes)
    {
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    static byte[] ZipOf(List<(string Path, byte[] Bytes)> files)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, bytes) in files)
            {
                var entry = zip.CreateEntry(path, CompressionLevel.Optimal);
                entry.LastWriteTime = FixedTime;
                using var stream = entry.Open();
                stream.Write(bytes);
            }
        return memory.ToArray();
    }

    static List<SampleDefinition> SamplesOf(string folder)
    {
        var samples = Path.Combine(folder, "data", "sample");
        if (!Directory.Exists(samples))
            return [];
        return [.. Directory.EnumerateFiles(samples, "*.in").Order(StringComparer.Ordinal)
            .Where(input => File.Exists(Path.ChangeExtension(input, ".ans")))
            .Select(input => new SampleDefinition(Path.GetFileNameWithoutExtension(input),
                File.ReadAllText(input), File.ReadAllText(Path.ChangeExtension(input, ".ans"))))];
    }

    /// <summary>The keys of <c>problem.yaml</c> that matter here.</summary>
    sealed record ProblemYaml
    {
        public object? Languages { get; init; }

        /// <summary>Null for "all" and where nothing is said.</summary>
        public IReadOnlyList<string>? LanguageNames => Languages is IEnumerable<object> names ? [.. names.Select(n => $"{n}")] : null;
    }
}
