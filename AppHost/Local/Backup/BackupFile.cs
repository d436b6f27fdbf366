using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using Mockloop.AppHost.Servers;

namespace Mockloop.AppHost.Local.Backup;

/// <summary>What a backup says of itself.</summary>
/// <param name="Format">Version of this layout.</param>
/// <param name="Taken">When it was asked for; everything committed before is in it.</param>
/// <param name="Postgres">Major version of the server: a copied cluster runs on no other.</param>
/// <param name="Files">SHA-256 of every file in it, in hex.</param>
sealed record BackupLabel(int Format, DateTimeOffset Taken, int Postgres, Dictionary<string, string> Files);

/// <summary>One tar file: the label first, then the state's secrets and the cluster.</summary>
static class BackupFile
{
    public const string Secrets = "secrets.json", Cluster = "base.tar.gz", Manifest = "backup_manifest";
    const string Label = "label.json";
    const int Format = 1;
    static readonly string[] Parts = [Secrets, Manifest, Cluster];

    /// <summary>Packs the parts that lie in <paramref name="folder"/>; the file appears whole or not at all, readable by its owner alone.</summary>
    public static async Task WriteAsync(string file, string folder, DateTimeOffset taken, int postgres, CancellationToken ct)
    {
        var sums = new Dictionary<string, string>();
        foreach (var part in Parts)
            sums[part] = await SumAsync(Path.Combine(folder, part), ct);
        await File.WriteAllTextAsync(Path.Combine(folder, Label), JsonSerializer.Serialize(new BackupLabel(Format, taken, postgres, sums)), ct);

        var unfinished = file + ".part";
        await using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            ServerAccount.Restrict(unfinished, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            await using (var tar = new TarWriter(stream, leaveOpen: true))
                foreach (var part in Parts.Prepend(Label))
                    await tar.WriteEntryAsync(Path.Combine(folder, part), part, ct);
            stream.Flush(flushToDisk: true);
        }
        File.Move(unfinished, file, overwrite: true);
    }

    /// <summary>Unpacks into an empty folder and compares every file with its sum.</summary>
    /// <exception cref="InvalidOperationException">It is no backup, of another layout, or not as it was written.</exception>
    public static async Task<BackupLabel> ReadAsync(string file, string folder, CancellationToken ct)
    {
        try
        {
            await TarFile.ExtractToDirectoryAsync(file, folder, overwriteFiles: false, ct);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or IOException)
        {
            throw new InvalidOperationException($"{file} is not a whole backup: {e.Message}", e);
        }
        var label = await ReadLabelAsync(Path.Combine(folder, Label), file, ct);
        if (label.Format != Format)
            throw new InvalidOperationException($"{file} has layout {label.Format}; this version reads layout {Format}.");
        foreach (var part in Parts)
            if (!File.Exists(Path.Combine(folder, part)) || await SumAsync(Path.Combine(folder, part), ct) != label.Files.GetValueOrDefault(part))
                throw new InvalidOperationException($"{file} is damaged: {part} is missing or does not have its checksum.");
        return label;
    }

    static async Task<BackupLabel> ReadLabelAsync(string label, string file, CancellationToken ct)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupLabel>(await File.ReadAllTextAsync(label, ct))!;
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            throw new InvalidOperationException($"{file} is not a backup of Mockloop: it has no label.", e);
        }
    }

    static async Task<string> SumAsync(string file, CancellationToken ct)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
    }
}
