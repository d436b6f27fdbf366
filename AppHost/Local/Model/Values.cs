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

    public string Url(int replica) => $"http://localhost:{Ports[replica]}";
}

/// <summary>Where an endpoint is reached.</summary>
public sealed class EndpointReference(IResourceWithEndpoints owner, string endpointName) : IValueProvider
{
    /// <summary>Name of the endpoint.</summary>
    public string EndpointName { get; } = endpointName;

    /// <summary>Address of the first replica.</summary>
    public string Url => Endpoint.Url(0);

    internal Resource Owner { get; } = (Resource)owner;

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
