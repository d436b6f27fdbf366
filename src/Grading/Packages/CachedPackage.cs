using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Packages;

/// <summary>A package in the cache. What changes is the cache's, under its lock.</summary>
/// <param name="Hash">Content hash.</param>
/// <param name="Folder">Its own, of no other fetch.</param>
/// <param name="fetch">Begins when its content is first asked for.</param>
sealed class CachedPackage(string hash, string folder, Lazy<Task<ProblemPackage>> fetch)
{
    const int Block = 4096;
    long? bytes;

    public string Hash => hash;

    public string Folder => folder;

    public Task<ProblemPackage> Content => fetch.Value;

    public int Borrowers { get; set; }

    /// <summary>Counts up; the smallest is the one that nobody has used for longest.</summary>
    public long LastUse { get; set; }

    /// <summary>What it takes on the disk; 0 until it has come.</summary>
    public long Bytes => !Content.IsCompletedSuccessfully ? 0 : bytes ??= new DirectoryInfo(folder)
        .EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => (f.Length + Block - 1) / Block * Block);
}

/// <summary>A package while it is judged with. Disposing gives it back.</summary>
sealed class PackageLoan(ProblemPackage package, Action giveBack) : IDisposable
{
    public ProblemPackage Package => package;

    public void Dispose() => giveBack();
}
