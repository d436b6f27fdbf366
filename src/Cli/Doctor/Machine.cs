using System.Globalization;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Cli.Doctor;

/// <summary>Asks this machine for everything the platform needs. Installs nothing, and starts nothing but the device for a moment.</summary>
static class Machine
{
    const long DiskNeeded = 2L << 30;

    public static IEnumerable<Need> Needs() =>
    [
        Sdk(), Postgres(), RabbitMq(),
        .. Sandbox(SandboxOptions.FromEnvironment()),
        DeviceTrial.Run(), Disk(),
    ];

    static IEnumerable<Need> Sandbox(SandboxOptions options) => SandboxNeeds.Check(options).Concat(SandboxNeeds.Extras(options))
        .Select(n => new Need(n.Name, n.Met, n.Optional, n.Found, n.Remedy));

    static Need Sdk()
    {
        var roots = new[] { Environment.GetEnvironmentVariable("DOTNET_ROOT"), Path.GetDirectoryName(OnPath("dotnet", follow: true)), "/usr/share/dotnet", "/usr/lib/dotnet" };
        var versions = roots.Where(r => r is not null && Directory.Exists($"{r}/sdk"))
            .SelectMany(r => Directory.EnumerateDirectories($"{r}/sdk")).Select(f => Path.GetFileName(f)).Distinct().ToArray();
        var met = versions.Any(v => int.TryParse(v.Split('.')[0], CultureInfo.InvariantCulture, out var major) && major >= 10);
        return new(".NET SDK", met, false, versions.Length > 0 ? string.Join(", ", versions) : "none found",
            "Install the .NET 10 SDK (https://dotnet.microsoft.com/download).");
    }

    static Need Postgres()
    {
        var found = OnPath("postgres") ?? (Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(v => $"{v}/bin/postgres").Where(File.Exists).Order(StringComparer.Ordinal).LastOrDefault()
            : null);
        return Program("PostgreSQL", found, "Install PostgreSQL 15 or later (Debian: apt-get install postgresql).");
    }

    static Need RabbitMq()
    {
        var found = new[] { "/usr/lib/rabbitmq/bin/rabbitmq-server" }.FirstOrDefault(File.Exists) ?? OnPath("rabbitmq-server");
        return Program("RabbitMQ", found, "Install RabbitMQ (Debian: apt-get install rabbitmq-server).");
    }

    static Need Disk()
    {
        var free = new DriveInfo(Directory.GetCurrentDirectory()).AvailableFreeSpace;
        return new("disk space", free >= DiskNeeded, false, $"{free / 1073741824.0:0.0} GiB free here", "Free some space: the platform wants 2 GiB.");
    }

    static Need Program(string name, string? found, string remedy) => new(name, found is not null, false, found ?? "not found", remedy);

    static string? OnPath(string program, bool follow = false)
    {
        var file = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        return follow && file is not null ? File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file : file;
    }
}
