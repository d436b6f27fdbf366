using Google.Protobuf;
using Grpc.Core;
using Mockloop.Questions.Data;

namespace Mockloop.Questions.Queue;

/// <summary>Streams a problem package as a zip.</summary>
sealed class FetchPackage(QuestionsDb db)
{
    const int ChunkBytes = 64 * 1024, LongestHash = 100;

    public async Task HandleAsync(string hash, IServerStreamWriter<Proto.PackageChunk> chunks, CancellationToken ct)
    {
        var known = Require.Length(hash, 1, LongestHash, "hash");
        var zip = await db.Packages.Where(p => p.Hash == known).Select(p => p.Zip).SingleOrDefaultAsync(ct)
            ?? throw DomainException.NotFound("problem package", hash);
        for (int at = 0; at < zip.Length; at += ChunkBytes)
        {
            var chunk = zip.AsMemory(at, Math.Min(ChunkBytes, zip.Length - at));
            await chunks.WriteAsync(new() { Data = UnsafeByteOperations.UnsafeWrap(chunk) }, ct);
        }
    }
}
