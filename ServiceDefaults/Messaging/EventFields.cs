using System.Text.Json.Serialization.Metadata;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>
/// What a message must bring along to be understood: each property of an event that has no default. Without this an id that
/// is missing would be read as zeros, and the effect be stored for nobody. A property that joins an event later needs a
/// default, for the messages that were sent before it; what nobody knows is skipped.
/// </summary>
static class EventFields
{
    const string Contracts = "Mockloop.Contracts";

    /// <summary>For a <see cref="DefaultJsonTypeInfoResolver"/>.</summary>
    public static void Require(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.Namespace?.StartsWith(Contracts, StringComparison.Ordinal) != true)
            return;
        foreach (var property in type.Properties)
        {
            if (property.AssociatedParameter is not { HasDefaultValue: false } parameter)
                continue;
            property.IsRequired = true;
            property.IsSetNullable = parameter.IsNullable;
        }
    }
}
