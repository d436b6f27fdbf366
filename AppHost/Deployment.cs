using System.Security.Cryptography;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Mockloop.AppHost;

/// <summary>
/// What is published by the Aspire engine: a Docker Compose file unless the setting <c>Deployment:Target</c> says
/// <c>kubernetes</c>. One of them at a time: with both every resource would have to say to which it belongs.
/// </summary>
enum DeploymentTarget
{
    /// <summary>Nothing: the application runs here.</summary>
    None,
    Compose,
    Kubernetes,
}

/// <summary>What differs between running here and being published.</summary>
static class Deployment
{
    const string Setting = "Deployment:Target";

    /// <summary>Where this description goes.</summary>
    public static DeploymentTarget Target(this IDistributedApplicationBuilder builder)
    {
        if (!builder.ExecutionContext.IsPublishMode)
            return DeploymentTarget.None;
        return builder.Configuration[Setting] switch
        {
            null or "" or "compose" => DeploymentTarget.Compose,
            "kubernetes" => DeploymentTarget.Kubernetes,
            var other => throw new FormatException($"{Setting} {other}: must be compose or kubernetes"),
        };
    }

    /// <summary>Adds the environment that is published to; none where the application runs here.</summary>
    public static void AddDeployment(this IDistributedApplicationBuilder builder)
    {
#if !LOCAL_ENGINE
        switch (builder.Target())
        {
            case DeploymentTarget.Compose:
                builder.AddDockerComposeEnvironment("mockloop");
                break;
            case DeploymentTarget.Kubernetes:
                builder.AddKubernetesEnvironment("mockloop");
                break;
        }
#endif
    }

    /// <summary>
    /// A secret: <c>Parameters:name</c>. Published without one it gets a value that nobody knows, since the publisher would stop
    /// and ask; whoever deploys sets the real one.
    /// </summary>
    public static IResourceBuilder<ParameterResource> AddSecret(this IDistributedApplicationBuilder builder, string name) =>
        builder.ExecutionContext.IsPublishMode
            ? builder.AddParameter(name, builder.Configuration[$"Parameters:{name}"] ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)), secret: true)
            : builder.AddParameter(name, secret: true);

    /// <summary>
    /// Published, the address by which browsers and services alike reach an endpoint: only whoever deploys knows its name and
    /// certificate. Null where the application runs here.
    /// </summary>
    public static IResourceBuilder<ParameterResource>? AddPublicAddress(this IDistributedApplicationBuilder builder, string name, string example) =>
        builder.ExecutionContext.IsPublishMode
            ? builder.AddParameter(name, builder.Configuration[$"Parameters:{name}"] ?? example, publishValueAsDefault: true)
            : null;

    /// <summary>The published address, or else the endpoint's own.</summary>
    public static ReferenceExpression Or(this IResourceBuilder<ParameterResource>? published, EndpointReference here) =>
        published is null ? ReferenceExpression.Create($"{here}") : ReferenceExpression.Create($"{published}");
}
