using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Mockloop.ServiceDefaults.OpenApi;

/// <summary>How protobuf's JSON writes its types (the mapping of the proto3 JSON specification).</summary>
static class ProtoTypes
{
    // Messages that are a single JSON value.
    static readonly HashSet<string> ScalarMessages =
    [
        Timestamp.Descriptor.FullName, Duration.Descriptor.FullName, FieldMask.Descriptor.FullName,
        .. WrappersReflection.Descriptor.MessageTypes.Select(wrapper => wrapper.FullName),
    ];

    public static bool IsScalarMessage(MessageDescriptor message) => ScalarMessages.Contains(message.FullName);

    /// <summary>The CLR type whose JSON schema is that of the field.</summary>
    public static System.Type Clr(FieldDescriptor field) => field.IsRepeated ? Single(field).MakeArrayType() : Single(field);

    // 64-bit integers are text, because JSON's numbers cannot hold them.
    static System.Type Single(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Bool => typeof(bool),
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 or FieldType.UInt32 or FieldType.Fixed32 => typeof(int),
        FieldType.Double or FieldType.Float => typeof(double),
        FieldType.Message when field.MessageType.FullName == Timestamp.Descriptor.FullName => typeof(DateTimeOffset),
        _ => typeof(string),
    };
}
