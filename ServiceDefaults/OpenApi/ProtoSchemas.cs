using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Microsoft.OpenApi;

namespace Mockloop.ServiceDefaults.OpenApi;

/// <summary>Messages as JSON schemas, one component of the document per message.</summary>
static class ProtoSchemas
{
    /// <summary>A reference to the message's schema, which is added to the document when it is not there yet.</summary>
    public static IOpenApiSchema Of(MessageDescriptor message, OpenApiDocument document)
    {
        if (ScalarOf(message) is { } scalar)
            return scalar;
        var id = message.FullName;
        if (document.Components?.Schemas?.ContainsKey(id) == true)
            return new OpenApiSchemaReference(id, document);
        // Added before its fields are: a message may contain itself.
        var schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>() };
        document.AddComponent(id, schema);
        foreach (var field in message.Fields.InDeclarationOrder())
            schema.Properties[field.JsonName] = Of(field, document);
        return new OpenApiSchemaReference(id, document);
    }

    static IOpenApiSchema Of(FieldDescriptor field, OpenApiDocument document)
    {
        if (field.IsMap)
            return new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                AdditionalProperties = Single(field.MessageType.FindFieldByName("value"), document),
            };
        return field.IsRepeated
            ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = Single(field, document) }
            : Single(field, document);
    }

    static IOpenApiSchema Single(FieldDescriptor field, OpenApiDocument document) => field.FieldType switch
    {
        FieldType.Message or FieldType.Group => Of(field.MessageType, document),
        FieldType.Enum => new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = [.. field.EnumType.Values.Select(value => (JsonNode)value.Name)],
        },
        FieldType.Bool => Scalar(JsonSchemaType.Boolean),
        FieldType.String => Scalar(JsonSchemaType.String),
        FieldType.Bytes => Scalar(JsonSchemaType.String, "byte"),
        FieldType.Double => Scalar(JsonSchemaType.Number, "double"),
        FieldType.Float => Scalar(JsonSchemaType.Number, "float"),
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => Scalar(JsonSchemaType.Integer, "int32"),
        FieldType.UInt32 or FieldType.Fixed32 => Scalar(JsonSchemaType.Integer, "uint32"),
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => Scalar(JsonSchemaType.String, "int64"),
        _ => Scalar(JsonSchemaType.String, "uint64"),
    };

    static OpenApiSchema? ScalarOf(MessageDescriptor message)
    {
        if (message.FullName == Timestamp.Descriptor.FullName)
            return Scalar(JsonSchemaType.String, "date-time");
        if (message.FullName == Duration.Descriptor.FullName)
            return Scalar(JsonSchemaType.String, "duration");
        if (message.FullName == Any.Descriptor.FullName)
            return AnyOfItsType();
        return ProtoTypes.IsScalarMessage(message) ? Scalar(JsonSchemaType.String) : null;
    }

    static OpenApiSchema AnyOfItsType() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema> { ["@type"] = Scalar(JsonSchemaType.String) },
        AdditionalPropertiesAllowed = true,
    };

    static OpenApiSchema Scalar(JsonSchemaType type, string? format = null) => new() { Type = type, Format = format };
}
