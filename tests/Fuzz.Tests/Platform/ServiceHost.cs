using System.Reflection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mockloop.AppHost.Servers;

namespace Mockloop.Fuzz.Tests.Platform;

/// <summary>One service in this process, on sockets of its own: REST over HTTP/1.1, gRPC over HTTP/2.</summary>
interface IServiceHost : IAsyncDisposable
{
    IServiceProvider Services { get; }

    void Start();
}

/// <summary>Hosts a program by its assembly, since five programs share the name <c>Program</c>.</summary>
static class ServiceHost
{
    /// <summary>Creates the service's tables, as its migration job does.</summary>
    public static void Migrate(string service, IReadOnlyDictionary<string, string?> settings)
    {
        string[] arguments = [.. settings.Select(s => $"--{s.Key}={s.Value}"), "--migrate"];
        ProgramOf(service).EntryPoint!.Invoke(null, [arguments]);
    }

    public static IServiceHost Create(string service, IReadOnlyDictionary<string, string?> settings, ILoggerProvider log) =>
        (IServiceHost)Activator.CreateInstance(typeof(ServiceHost<>).MakeGenericType(ProgramOf(service).EntryPoint!.DeclaringType!), settings, log)!;

    public static Assembly ProgramOf(string service) => Assembly.Load($"Mockloop.{char.ToUpperInvariant(service[0])}{service[1..]}");
}

/// <summary>The factory of one program.</summary>
sealed class ServiceHost<TProgram> : WebApplicationFactory<TProgram>, IServiceHost where TProgram : class
{
    readonly IReadOnlyDictionary<string, string?> _settings;
    readonly ILoggerProvider _log;

    public ServiceHost(IReadOnlyDictionary<string, string?> settings, ILoggerProvider log)
    {
        (_settings, _log) = (settings, log);
        UseKestrel();
    }

    public void Start() => StartServer();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
        builder.UseEnvironment("Production");
        builder.ConfigureLogging(log => log.ClearProviders().AddProvider(_log));
    }
}

/// <summary>Where a service listens.</summary>
sealed record Address(int HttpPort, int GrpcPort)
{
    public static Address Free() => new(FreePorts.Take(), FreePorts.Take());

    public string Http => $"http://127.0.0.1:{HttpPort}";

    public string Grpc => $"http://127.0.0.1:{GrpcPort}";
}
