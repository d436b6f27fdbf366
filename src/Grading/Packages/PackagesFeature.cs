using Microsoft.Extensions.Options;
using Mockloop.Grading.Slots;

namespace Mockloop.Grading.Packages;

/// <summary>Registers the package cache, which lives in the worker's own folder and goes with it.</summary>
static class PackagesFeature
{
    public static IServiceCollection AddPackages(this IServiceCollection services) => services.AddSingleton(provider => new PackageCache(
        () => provider.GetRequiredService<SlotPool>().TemporaryFolder("packages"),
        provider.GetRequiredService<IOptions<GradingOptions>>().Value.PackagesMiB * (1L << 20),
        provider.GetRequiredService<ILogger<PackageCache>>()));
}
