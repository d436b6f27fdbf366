using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>What can be said about any resource; the same signatures as Aspire's.</summary>
public static class ResourceBuilderExtensions
{
    /// <summary>Sets a variable.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value) where T : IResourceWithEnvironment =>
        builder.Set(name, value ?? "");

    /// <inheritdoc cref="WithEnvironment{T}(IResourceBuilder{T}, string, string?)"/>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, EndpointReference endpointReference) where T : IResourceWithEnvironment =>
        builder.Set(name, endpointReference);

    /// <inheritdoc cref="WithEnvironment{T}(IResourceBuilder{T}, string, string?)"/>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter) where T : IResourceWithEnvironment =>
        builder.Set(name, parameter.Resource);

    /// <inheritdoc cref="WithEnvironment{T}(IResourceBuilder{T}, string, string?)"/>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, ReferenceExpression value) where T : IResourceWithEnvironment =>
        builder.Set(name, value);

    /// <summary>Lets a callback set variables.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, Action<EnvironmentCallbackContext> callback) where T : IResourceWithEnvironment =>
        builder.With(resource => resource.EnvironmentCallbacks.Add(context => { callback(context); return Task.CompletedTask; }));

    /// <summary>Adds arguments.</summary>
    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params string[] args) where T : IResourceWithArgs =>
        builder.With(resource => resource.Args.AddRange(args));

    /// <summary>Hands over a connection string as <c>ConnectionStrings__name</c>.</summary>
    public static IResourceBuilder<T> WithReference<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResourceWithConnectionString> source, string? connectionName = null, bool optional = false) where T : IResourceWithEnvironment =>
        builder.With(resource => resource.EnvironmentCallbacks.Add(async context =>
        {
            if (await source.Resource.GetValueAsync() is { Length: > 0 } value)
                context.EnvironmentVariables[$"ConnectionStrings__{connectionName ?? source.Resource.Name}"] = value;
            else if (!optional)
                throw new InvalidOperationException($"\"{source.Resource.Name}\" has no connection string.");
        }));

    /// <summary>Hands over every address of a resource as <c>services__name__endpoint__n</c>, one n per replica.</summary>
    public static IResourceBuilder<T> WithReference<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResourceWithServiceDiscovery> source) where T : IResourceWithEnvironment =>
        builder.With(resource => resource.EnvironmentCallbacks.Add(context => Discover(context, (Resource)(object)source.Resource, null)));

    /// <summary>Hands over the addresses of one endpoint.</summary>
    public static IResourceBuilder<T> WithReference<T>(this IResourceBuilder<T> builder, EndpointReference endpointReference) where T : IResourceWithEnvironment =>
        builder.With(resource => resource.EnvironmentCallbacks.Add(context => Discover(context, endpointReference.Owner, endpointReference.EndpointName)));

    /// <summary>Starts once the other is healthy.</summary>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency) where T : IResourceWithWaitSupport =>
        builder.With(resource => resource.Waits.Add(new((Resource)dependency.Resource, WaitKind.Healthy)));

    /// <summary>Starts once the other runs.</summary>
    public static IResourceBuilder<T> WaitForStart<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency) where T : IResourceWithWaitSupport =>
        builder.With(resource => resource.Waits.Add(new((Resource)dependency.Resource, WaitKind.Started)));

    /// <summary>Starts once the other has ended with that exit code.</summary>
    public static IResourceBuilder<T> WaitForCompletion<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0) where T : IResourceWithWaitSupport =>
        builder.With(resource => resource.Waits.Add(new((Resource)dependency.Resource, WaitKind.Completed, exitCode)));

    /// <summary>Adds an endpoint; with <paramref name="env"/> its port reaches the process by that variable instead of <c>ASPNETCORE_URLS</c>.</summary>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null, string? env = null) where T : IResourceWithEndpoints =>
        builder.With(resource => resource.Endpoints.Add(new(name ?? "http", env, port ?? targetPort)));

    /// <summary>Names an endpoint, which may be added later.</summary>
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name) where T : IResourceWithEndpoints => new(builder.Resource, name);

    /// <summary>Healthy means that this path answers with this status.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null) where T : IResourceWithEndpoints =>
        builder.With(resource => resource.HealthChecks.Add((endpointName ?? "http", path ?? "/", statusCode ?? 200)));

    /// <summary>Meant for people: its address is printed. Everything listens on the loopback address all the same.</summary>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder) where T : IResourceWithEndpoints =>
        builder.With(resource => resource.IsExternal = true);

    internal static IResourceBuilder<T> With<T>(this IResourceBuilder<T> builder, Action<Resource> change) where T : IResource
    {
        change((Resource)(object)builder.Resource);
        return builder;
    }

    static IResourceBuilder<T> Set<T>(this IResourceBuilder<T> builder, string name, object value) where T : IResource =>
        builder.With(resource => resource.EnvironmentCallbacks.Add(context => { context.EnvironmentVariables[name] = value; return Task.CompletedTask; }));

    static Task Discover(EnvironmentCallbackContext context, Resource source, string? only)
    {
        foreach (var endpoint in source.Endpoints.Where(endpoint => only is null || endpoint.Name == only))
            for (var replica = 0; replica < endpoint.Ports.Length; replica++)
                context.EnvironmentVariables[$"services__{source.Name}__{endpoint.Name}__{replica}"] = endpoint.Url(replica);
        return Task.CompletedTask;
    }
}
