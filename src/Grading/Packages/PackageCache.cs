using System.Collections.Concurrent;
using System.IO.Compression;
using Grpc.Core;
using Mockloop.Contracts.Questions;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Slots;

namespace Mockloop.Grading.Packages;

/// <summary>Packages by content hash, fetched once and kept while the worker lives: what a hash names never changes.</summary>
sealed class PackageCache(SlotPool slots)
{
    const long LargestPackage = 256L << 20;
    readonly ConcurrentDictionary<string, Lazy<Task<ProblemPackage>>> packages = new();

    /// <summary>The package, from here or from Questions.</summary>
    /// <exception cref="PackageException">It came, but cannot be judged with.</exception>
    public async Task<ProblemPackage> GetAsync(GradingQueueService.GradingQueueServiceClient queue, string hash, CancellationToken cancel)
    {
        // Shared by all who wait for it, so no single one's cancellation may end it; a failed fetch is forgotten.
        var fetch = packages.GetOrAdd(hash, h => new(() => FetchAsync(queue, h)));
        try
        {
            return await fetch.Value.WaitAsync(cancel);
        }
        catch when (fetch.Value.IsFaulted)
        {
            packages.TryRemove(new(hash, fetch));
            throw;
        }
    }

    async Task<ProblemPackage> FetchAsync(GradingQueueService.GradingQueueServiceClient queue, string hash)
    {
        var name = string.Concat(hash.Where(char.IsAsciiLetterOrDigit));
        var folder = Path.Combine(slots.TemporaryFolder("packages"), name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true); // left by a fetch that failed
        var zip = folder + ".zip";
        try
        {
            await DownloadAsync(queue, hash, zip);
            ZipFile.ExtractToDirectory(zip, folder); // refuses names that lead out of the folder
            var package = ProblemPackage.Load(folder);
            return package.Hash == hash ? package : throw new PackageException($"asked for {hash}, got {package.Hash}");
        }
        finally
        {
            File.Delete(zip);
        }
    }

    static async Task DownloadAsync(GradingQueueService.GradingQueueServiceClient queue, string hash, string zip)
    {
        using var call = queue.FetchPackage(new FetchPackageRequest { Hash = hash }, deadline: DateTimeLimit());
        await using var file = File.Create(zip);
        await foreach (var chunk in call.ResponseStream.ReadAllAsync())
        {
            await file.WriteAsync(chunk.Data.Memory);
            if (file.Length > LargestPackage)
                throw new PackageException($"{hash}: more than {LargestPackage >> 20} MiB");
        }
    }

    static DateTime DateTimeLimit() => TimeProvider.System.GetUtcNow().UtcDateTime + TimeSpan.FromMinutes(2);
}
