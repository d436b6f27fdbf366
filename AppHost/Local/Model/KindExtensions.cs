using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds resources of each kind; the same signatures as Aspire's.</summary>
public static class KindExtensions
{
    /// <summary>Adds a .NET project; the path is relative to the AppHost's.</summary>
    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, string projectPath) =>
        builder.AddResource(new ProjectResource(name, Path.GetFullPath(projectPath, builder.AppHostDirectory)));

    /// <summary>Runs it that many times, each on ports of its own.</summary>
    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas) =>
        builder.With(resource => resource.Replicas = replicas);

    /// <summary>Adds a program; the folder is relative to the AppHost's.</summary>
    public static IResourceBuilder<ExecutableResource> AddExecutable(this IDistributedApplicationBuilder builder, string name, string command, string workingDirectory, params string[]? args) =>
        builder.AddResource(new ExecutableResource(name, command, Path.GetFullPath(workingDirectory, builder.AppHostDirectory))).WithArgs(args ?? []);

    /// <summary>Adds a value from configuration (<c>Parameters:name</c>); a missing one is generated and kept.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(builder.Kept(name));

    /// <summary>Adds a value with a default.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, () => builder.Configuration[$"Parameters:{name}"] ?? value));

    /// <summary>Adds a connection string from configuration (<c>ConnectionStrings:name</c>).</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(this IDistributedApplicationBuilder builder, string name, string? environmentVariableName = null) =>
        builder.AddResource(new ConnectionStringResource(name, () => builder.Configuration[$"ConnectionStrings:{name}"] ?? ""));

    /// <summary>Adds a private PostgreSQL cluster.</summary>
    public static IResourceBuilder<PostgresServerResource> AddPostgres(this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource>? userName = null, IResourceBuilder<ParameterResource>? password = null, int? port = null)
    {
        var server = new PostgresServerResource(name, password?.Resource ?? builder.Kept($"{name}-password")) { Tcp = new("tcp", null, port) };
        return builder.AddResource(server).With(resource => resource.Endpoints.Add(server.Tcp));
    }

    /// <summary>Adds a database to the cluster.</summary>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null)
    {
        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.Databases.Add(database);
        return builder.ApplicationBuilder.AddResource(database);
    }

    /// <summary>Nothing to do here: the state folder keeps the data.</summary>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false) => builder;

    /// <summary>Adds a private RabbitMQ node.</summary>
    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource>? userName = null, IResourceBuilder<ParameterResource>? password = null, int? port = null)
    {
        var broker = new RabbitMQServerResource(name, password?.Resource ?? builder.Kept($"{name}-password")) { Tcp = new("tcp", null, port) };
        return builder.AddResource(broker).With(resource => resource.Endpoints.Add(broker.Tcp));
    }

    /// <summary>Adds the Keycloak distribution named by <c>MOCKLOOP_KEYCLOAK</c>.</summary>
    public static IResourceBuilder<KeycloakResource> AddKeycloak(this IDistributedApplicationBuilder builder, string name, int? port = null) =>
        builder.AddResource(new KeycloakResource(name)).With(resource =>
        {
            resource.Endpoints.AddRange([new("http", null, port), new("management", "", null)]);
            resource.HealthChecks.Add(("management", "/health/ready", 200));
            resource.EnvironmentCallbacks.Add(context =>
            {
                context.EnvironmentVariables["KC_BOOTSTRAP_ADMIN_USERNAME"] = "admin";
                context.EnvironmentVariables["KC_BOOTSTRAP_ADMIN_PASSWORD"] = builder.Kept($"{name}-password");
                context.EnvironmentVariables["JAVA_OPTS_KC_HEAP"] = "-Xms64m -Xmx384m";
                return Task.CompletedTask;
            });
        });

    /// <summary>Imports a realm file, or every realm file of a folder.</summary>
    public static IResourceBuilder<KeycloakResource> WithRealmImport(this IResourceBuilder<KeycloakResource> builder, string import)
    {
        builder.Resource.Imports.Add(Path.GetFullPath(import, builder.ApplicationBuilder.AppHostDirectory));
        return builder;
    }

    static ParameterResource Kept(this IDistributedApplicationBuilder builder, string name) =>
        new(name, () => builder.Configuration[$"Parameters:{name}"] ?? ((LocalBuilder)builder).State.Secret(name));
}
