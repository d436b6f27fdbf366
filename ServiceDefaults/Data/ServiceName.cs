using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Mockloop.ServiceDefaults.Data;

/// <summary>What the service is called in endpoint names and failed messages: <c>scheduling</c>.</summary>
sealed class ServiceName(string value)
{
    const string DatabaseSuffix = "-db";

    /// <summary>Takes <c>Service:Name</c>, else the database's name without its suffix, else the assembly's last word.</summary>
    public ServiceName(IConfiguration configuration, IHostEnvironment environment, string? connectionName) : this(
        configuration["Service:Name"]
        ?? (connectionName?.EndsWith(DatabaseSuffix, StringComparison.Ordinal) == true ? connectionName[..^DatabaseSuffix.Length] : null)
        ?? environment.ApplicationName.Split('.')[^1].ToLowerInvariant())
    { }

    public string Value { get; } = value;
}
