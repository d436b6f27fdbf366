using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Mockloop.AppHost;

/// <summary>The same few lines for every service, so that AppHost.cs shows only what differs.</summary>
static class Wiring
{
    /// <summary>A service: REST and health on HTTP/1.1, gRPC on plain HTTP/2.</summary>
    public static IResourceBuilder<ProjectResource> AddService(this IDistributedApplicationBuilder builder, string name, string project) =>
        builder.AddProject(name, project)
            .WithHttpEndpoint(name: "http")
            .WithHttpEndpoint(name: "grpc", env: "GRPC_PORT")
            .WithHttpHealthCheck("/health", endpointName: "http");

    /// <summary>Owns the database <c>service-db</c>, whose schema a one-shot run of the same project brings up to date first.</summary>
    public static IResourceBuilder<ProjectResource> Owns(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<PostgresServerResource> postgres, string project)
    {
        var migrate = service.MigratesFirst(postgres, project);
        return migrate is null ? service : service.WaitForCompletion(migrate);
    }

    /// <summary>
    /// As above, and publishes and consumes events: the same one-shot run declares the service's queues.
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="postgres">Holds its database.</param>
    /// <param name="project">Its project file.</param>
    /// <param name="broker">Carries the events.</param>
    /// <param name="migrations">The run is added here, for <see cref="StartsAfter"/>.</param>
    public static IResourceBuilder<ProjectResource> Owns(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<PostgresServerResource> postgres, string project,
        IResourceBuilder<RabbitMQServerResource> broker, List<IResourceBuilder<ProjectResource>> migrations)
    {
        if (service.OnBus(broker).MigratesFirst(postgres, project) is { } migrate)
            migrations.Add(migrate.OnBus(broker));
        return service;
    }

    /// <summary>
    /// Starts when all these runs are done: nobody publishes before every queue stands, because an event that meets no queue is gone.
    /// </summary>
    public static IResourceBuilder<ProjectResource> StartsAfter(
        this IResourceBuilder<ProjectResource> service, IEnumerable<IResourceBuilder<ProjectResource>> migrations) =>
        migrations.Aggregate(service, (waiting, migrate) => waiting.WaitForCompletion(migrate));

    /// <summary>Publishes and consumes events.</summary>
    public static IResourceBuilder<ProjectResource> OnBus(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<RabbitMQServerResource> broker) =>
        service.WithReference(broker).WaitFor(broker);

    static IResourceBuilder<ProjectResource>? MigratesFirst(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<PostgresServerResource> postgres, string project)
    {
        var name = service.Resource.Name;
        var database = postgres.AddDatabase($"{name}-db");
        service.WithReference(database).WaitFor(database);
        // On Kubernetes a Job written by hand migrates: the publisher would make a restarting Deployment of this.
        return service.ApplicationBuilder.Target() == DeploymentTarget.Kubernetes ? null
            : service.ApplicationBuilder.AddProject($"{name}-migrate", project).WithArgs("--migrate").WithReference(database).WaitFor(database);
    }

    /// <summary>Calls others by gRPC.</summary>
    public static IResourceBuilder<ProjectResource> Calls(
        this IResourceBuilder<ProjectResource> service, params IResourceBuilder<ProjectResource>[] others) =>
        others.Aggregate(service, (caller, other) => caller.WithReference(other));

    /// <summary>Accepts this realm's tokens, in Keycloak's own configuration section.</summary>
    public static IResourceBuilder<ProjectResource> Trusts(
        this IResourceBuilder<ProjectResource> service, ReferenceExpression realm, string resource = "mockloop") =>
        service.WithEnvironment("Keycloak__realm", "mockloop")
            .WithEnvironment("Keycloak__auth-server-url", ReferenceExpression.Create($"{realm}/"))
            .WithEnvironment("Keycloak__resource", resource)
            .WithEnvironment("Keycloak__verify-token-audience", "true")
            .WithEnvironment("Keycloak__ssl-required", service.ApplicationBuilder.ExecutionContext.IsPublishMode ? "external" : "none");

    /// <summary>Calls others in its own name as this client.</summary>
    public static IResourceBuilder<ProjectResource> ActsAs(
        this IResourceBuilder<ProjectResource> service, string client, IResourceBuilder<ParameterResource> secret) =>
        service.WithEnvironment("ServiceClient__ClientId", client).WithEnvironment("ServiceClient__ClientSecret", secret);

    /// <summary>Sends mail as the section <c>Smtp</c> of the AppHost's own settings says; none while it names no host.</summary>
    public static IResourceBuilder<ProjectResource> SendsMail(this IResourceBuilder<ProjectResource> service)
    {
        foreach (var name in new[] { "Host", "Port", "Security", "UserName", "Password", "From" })
            if (service.ApplicationBuilder.Configuration[$"Smtp:{name}"] is { Length: > 0 } value)
                service.WithEnvironment($"Smtp__{name}", value);
        return service;
    }

    /// <summary>Under <c>--demo</c>: demo people, a clock that can be stepped, faults on purpose.</summary>
    public static void PlaysDemo(this IResourceBuilder<ProjectResource> service, LaunchOptions options)
    {
        if (!options.Demo)
            return;
        service.WithEnvironment("Demo__Enabled", "true").WithEnvironment("Demo__Seed", options.Seed);
        if (options.Faults is { } faults)
            service.WithEnvironment("Demo__Faults", faults);
        if (options.CrashFolder is { } folder)
            service.WithEnvironment("Demo__CrashFolder", Path.GetFullPath(folder));
    }
}
