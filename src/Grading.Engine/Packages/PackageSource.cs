namespace Mockloop.Grading.Engine.Packages;

/// <summary>A package from a folder, or from an archive that is unpacked for as long as this lives.</summary>
public sealed class PackageSource : IDisposable
{
    readonly string? unpacked;

    PackageSource(ProblemPackage package, string? unpacked) => (Package, this.unpacked) = (package, unpacked);

    /// <summary>The package.</summary>
    public ProblemPackage Package { get; }

    /// <param name="path">A folder, or a file ending in <c>.zip</c> or <c>.kpp</c>.</param>
    /// <param name="temporary">A folder of the caller's own, for what is unpacked.</param>
    /// <param name="cancel">Stops unpacking.</param>
    /// <exception cref="PackageException">It is no package, or needs what this judge cannot do.</exception>
    public static async Task<PackageSource> OpenAsync(string path, string temporary, CancellationToken cancel = default)
    {
        if (!File.Exists(path))
            return new(ProblemPackage.Load(path), null);
        if (Path.GetExtension(path).ToLowerInvariant() is not (".zip" or ".kpp"))
            throw new PackageException($"{path}: neither a folder nor a .zip or .kpp archive");
        var folder = Directory.CreateDirectory(Path.Combine(temporary, $"package-{Guid.CreateVersion7():N}")).FullName;
        try
        {
            var inner = Path.Combine(folder, Path.GetFileNameWithoutExtension(path)); // a package without a name takes its folder's
            await PackageArchive.ExtractAsync(path, inner, cancel);
            return new(ProblemPackage.Load(inner), folder);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Removes what was unpacked.</summary>
    public void Dispose()
    {
        if (unpacked is not null && Directory.Exists(unpacked))
            Directory.Delete(unpacked, recursive: true);
    }
}
