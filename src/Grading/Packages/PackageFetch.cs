using Grpc.Core;
using Mockloop.Contracts.Questions;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Packages;

/// <summary>Brings a package from Questions into a folder, and believes nothing of it but its hash.</summary>
static class PackageFetch
{
    const long LargestPackage = 256L << 20;
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Fetches, unpacks and reads it. What a failed fetch leaves is the caller's to remove.</summary>
    public static async Task<ProblemPackage> RunAsync(GradingQueueService.GradingQueueServiceClient queue, string hash, string folder)
    {
        var zip = Path.Combine(Directory.CreateDirectory(folder).FullName, "package.zip");
        await DownloadAsync(queue, hash, zip);
        var files = Path.Combine(folder, "files");
        await PackageArchive.ExtractAsync(zip, files);
        File.Delete(zip);
        var package = ProblemPackage.Load(files);
        return package.Hash == hash ? package : throw new PackageException($"asked for {hash}, got {package.Hash}");
    }

    static async Task DownloadAsync(GradingQueueService.GradingQueueServiceClient queue, string hash, string zip)
    {
        using var call = queue.FetchPackage(new FetchPackageRequest { Hash = hash }, deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Limit);
        await using var file = File.Create(zip);
        await foreach (var chunk in call.ResponseStream.ReadAllAsync())
        {
            await file.WriteAsync(chunk.Data.Memory);
            if (file.Length > LargestPackage)
                throw new PackageException($"{hash}: more than {LargestPackage >> 20} MiB");
        }
    }
}
