using Mockloop.Contracts.Questions;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Packages;

/// <summary>
/// Packages by content hash (what a hash names never changes), fetched once, and within a bound of disk: the least recently
/// used ones go, except those being judged with. A folder that belongs to no package of the cache is removed.
/// </summary>
/// <param name="root">Names its folder, which is there.</param>
/// <param name="bound">In bytes.</param>
/// <param name="log">For folders that cannot be removed.</param>
sealed class PackageCache(Func<string> root, long bound, ILogger log)
{
    readonly Lock gate = new();
    readonly Dictionary<string, CachedPackage> kept = [];
    long uses;

    /// <summary>The package, from here or from Questions; it stays on the disk until the loan is disposed.</summary>
    /// <exception cref="PackageException">It came, but cannot be judged with.</exception>
    public async Task<PackageLoan> BorrowAsync(GradingQueueService.GradingQueueServiceClient queue, string hash, CancellationToken cancel)
    {
        var package = Take(queue, hash);
        try
        {
            // The fetch is shared by all who wait for it, so no single one's cancellation may end it.
            var loan = new PackageLoan(await package.Content.WaitAsync(cancel), () => Return(package));
            Sweep();
            return loan;
        }
        catch
        {
            Return(package);
            throw;
        }
    }

    CachedPackage Take(GradingQueueService.GradingQueueServiceClient queue, string hash)
    {
        lock (gate)
        {
            if (!kept.TryGetValue(hash, out var package))
            {
                var folder = Path.Combine(root(), $"{++uses}");
                kept[hash] = package = new(hash, folder, new(() => Task.Run(() => PackageFetch.RunAsync(queue, hash, folder))));
            }
            package.Borrowers++;
            return package;
        }
    }

    void Return(CachedPackage package)
    {
        lock (gate)
        {
            package.Borrowers--;
            package.LastUse = ++uses;
            // The next one who asks tries anew.
            if (package.Content.IsFaulted && kept.GetValueOrDefault(package.Hash) == package)
                kept.Remove(package.Hash);
        }
        Sweep();
    }

    void Sweep()
    {
        string[] folders = [.. Directory.EnumerateDirectories(root())]; // before the lock: what is added meanwhile is in use
        lock (gate)
        {
            while (kept.Values.Sum(p => p.Bytes) > bound
                && kept.Values.Where(p => p is { Borrowers: 0, Content.IsCompleted: true }).MinBy(p => p.LastUse) is { } oldest)
                kept.Remove(oldest.Hash);
            folders = [.. folders.Except(kept.Values.Select(p => p.Folder))];
        }
        foreach (var folder in folders)
            Remove(folder);
    }

    void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another sweep was faster.
        }
        catch (IOException e)
        {
            log.LogWarning("A problem package that is not needed stays for now: {Why}", e.Message); // the next sweep tries again
        }
    }
}
