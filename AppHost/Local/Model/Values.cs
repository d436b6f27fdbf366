using System.Runtime.CompilerServices;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is known once the application runs.</summary>
public interface IValueProvider
{
    /// <summary>The value.</summary>
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}

/// <summary>A named port of a resource, one number per replica, chosen before anything starts.</summary>
sealed record Endpoint(string Name, string? Variable, int? FixedPort)
{
    public int[] Ports { get; set; } = [];

    /// <summary>Set where others know the endpoint by one address: all replicas listen on it beside their own, and the kernel shares connections out.</summary>
    public int? SharedPort { get; set; }

    /// <summary>Where callers go.</summary>
    public string Url(int replica) => SharedPort is { } shared ? $"http://localhost:{shared}" : OwnUrl(replica);

    /// <summary>Where this replica alone answers.</summary>
    public string OwnUrl(int replica) => $"http://localhost:{Ports[replica]}";
}

/// <summary>Where an endpoint is reached.</summary>
public sealed class EndpointReference : IValueProvider
{
    /// <summary>Refers to an endpoint, which then has one address whatever the number of replicas.</summary>
    public EndpointReference(IResourceWithEndpoints owner, string endpointName)
    {
        (Owner, EndpointName) = ((Resource)owner, endpointName);
        Owner.OneAddress.Add(endpointName);
    }

    /// <summary>Name of the endpoint.</summary>
    public string EndpointName { get; }

    /// <summary>Address of all replicas.</summary>
    public string Url => Endpoint.Url(0);

    internal Resource Owner { get; }

    internal Endpoint Endpoint => Owner.Endpoints.SingleOrDefault(endpoint => endpoint.Name == EndpointName)
        ?? throw new InvalidOperationException($"Resource \"{Owner.Name}\" has no endpoint \"{EndpointName}\".");

    /// <inheritdoc />
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Url);
}

/// <summary>Text with values in it that are known once the application runs.</summary>
public sealed class ReferenceExpression : IValueProvider
{
    readonly IReadOnlyList<object> parts;

    ReferenceExpression(IReadOnlyList<object> parts) => this.parts = parts;

    /// <summary>Makes an expression of an interpolated string.</summary>
    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => new(handler.Parts);

    /// <inheritdoc />
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var text = "";
        foreach (var part in parts)
            text += part is IValueProvider value ? await value.GetValueAsync(cancellationToken) : part;
        return text;
    }

    /// <summary>Collects the parts of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        internal List<object> Parts { get; } = new(formattedCount * 2 + Math.Sign(literalLength));

        /// <summary>Fixed text.</summary>
        public void AppendLiteral(string value) => Parts.Add(value);

        /// <summary>Text known now.</summary>
        public void AppendFormatted(string? value) => Parts.Add(value ?? "");

        /// <summary>A value known later.</summary>
        public void AppendFormatted<T>(T value) where T : IValueProvider => Parts.Add(value);

        /// <summary>A resource's value, known later.</summary>
        public void AppendFormatted<T>(IResourceBuilder<T> value) where T : IResource, IValueProvider => Parts.Add(value.Resource);
    }
}

/// <summary>Lets a callback add variables just before a process starts.</summary>
public sealed class EnvironmentCallbackContext
{
    /// <summary>Values are strings or <see cref="IValueProvider"/>.</summary>
    public Dictionary<string, object> EnvironmentVariables { get; } = [];
}
