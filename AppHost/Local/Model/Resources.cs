namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something the application is made of. The part of Aspire's model that AppHost.cs uses.</summary>
public interface IResource
{
    /// <summary>Unique, whatever the kind.</summary>
    string Name { get; }
}

/// <summary>Can be told to wait for others.</summary>
public interface IResourceWithWaitSupport : IResource;

/// <summary>Takes environment variables.</summary>
public interface IResourceWithEnvironment : IResource;

/// <summary>Takes command line arguments.</summary>
public interface IResourceWithArgs : IResource;

/// <summary>Listens on named endpoints.</summary>
public interface IResourceWithEndpoints : IResource;

/// <summary>Its endpoints are found by its name.</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

/// <summary>Is reached by a connection string.</summary>
public interface IResourceWithConnectionString : IResource, IValueProvider;

/// <summary>What every kind carries on the local engine; kinds that have no use for a part leave it empty.</summary>
public abstract class Resource(string name) : IResource
{
    /// <inheritdoc />
    public string Name { get; } = name;

    internal virtual string Kind => GetType().Name.Replace("Resource", "", StringComparison.Ordinal);
    internal List<Endpoint> Endpoints { get; } = [];

    /// <summary>Endpoints that others refer to by an address.</summary>
    internal HashSet<string> OneAddress { get; } = [];
    internal List<Func<EnvironmentCallbackContext, Task>> EnvironmentCallbacks { get; } = [];
    internal List<string> Args { get; } = [];
    internal List<Wait> Waits { get; } = [];
    internal List<(string Endpoint, string Path, int Status)> HealthChecks { get; } = [];
    internal int Replicas { get; set; } = 1;
    internal bool IsExternal { get; set; }

    /// <summary>Runs inside this one and shares its fate.</summary>
    internal virtual Resource? Parent => null;
}

/// <summary>A wait for another resource: until it is started, healthy, or completed with an exit code.</summary>
sealed record Wait(Resource On, WaitKind Kind, int ExitCode = 0);

enum WaitKind { Started, Healthy, Completed }

/// <summary>A program.</summary>
public class ExecutableResource(string name, string command, string workingDirectory)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport
{
    /// <summary>Program to run.</summary>
    public string Command { get; } = command;

    /// <summary>Folder it runs in.</summary>
    public string WorkingDirectory { get; } = workingDirectory;
}

/// <summary>A .NET project, run from its built output.</summary>
public class ProjectResource(string name, string projectFile)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport
{
    internal string ProjectFile { get; } = projectFile;
}

/// <summary>A value from outside; on the local engine a missing one is generated and kept in the state folder.</summary>
public class ParameterResource(string name, Func<string> value) : Resource(name), IValueProvider
{
    /// <inheritdoc />
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(value());
}

/// <summary>A PostgreSQL server.</summary>
public class PostgresServerResource(string name, ParameterResource password)
    : Resource(name), IResourceWithConnectionString, IResourceWithEnvironment, IResourceWithWaitSupport
{
    internal Endpoint Tcp { get; init; } = new("tcp", null, null);
    internal List<PostgresDatabaseResource> Databases { get; } = [];
    internal ParameterResource Password { get; } = password;

    /// <inheritdoc />
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        $"Host=localhost;Port={Tcp.Ports[0]};Username=postgres;Password={await Password.GetValueAsync(cancellationToken)}";
}

/// <summary>A database on a PostgreSQL server.</summary>
public class PostgresDatabaseResource(string name, string databaseName, PostgresServerResource server)
    : Resource(name), IResourceWithConnectionString, IResourceWithWaitSupport
{
    internal override Resource Parent => server;

    /// <summary>Its name on the server.</summary>
    public string DatabaseName { get; } = databaseName;

    /// <inheritdoc />
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        $"{await server.GetValueAsync(cancellationToken)};Database={DatabaseName}";
}

/// <summary>A RabbitMQ broker.</summary>
public class RabbitMQServerResource(string name, ParameterResource password)
    : Resource(name), IResourceWithConnectionString, IResourceWithEnvironment, IResourceWithWaitSupport
{
    internal Endpoint Tcp { get; init; } = new("tcp", null, null);
    internal ParameterResource Password { get; } = password;

    /// <inheritdoc />
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        $"amqp://mockloop:{await Password.GetValueAsync(cancellationToken)}@localhost:{Tcp.Ports[0]}";
}

/// <summary>A Keycloak server.</summary>
public class KeycloakResource(string name) : Resource(name), IResourceWithEnvironment, IResourceWithServiceDiscovery, IResourceWithWaitSupport
{
    internal List<string> Imports { get; } = [];
}

/// <summary>A connection string from configuration.</summary>
sealed class ConnectionStringResource(string name, Func<string> value) : Resource(name), IResourceWithConnectionString
{
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(value());
}
