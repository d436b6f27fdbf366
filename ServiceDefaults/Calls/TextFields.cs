using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Mockloop.ServiceDefaults.Calls;

/// <summary>The few fields that mean the same in every message: <c>page_token</c>, <c>idempotency_key</c>, <c>etag</c>.</summary>
static class TextFields
{
    public const string IdempotencyKey = "idempotency_key", ETag = "etag", PageToken = "page_token", PageSize = "page_size";

    /// <summary>Whether messages of this kind have the field.</summary>
    public static bool Has(MessageDescriptor message, string field) =>
        message.FindFieldByName(field) is { FieldType: FieldType.String, IsRepeated: false };

    /// <summary>The text; empty where there is no such field.</summary>
    public static string Get(IMessage message, string field) =>
        Has(message.Descriptor, field) ? (string)message.Descriptor.FindFieldByName(field).Accessor.GetValue(message) : "";

    /// <summary>Sets a field that is there.</summary>
    public static void Set(IMessage message, string field, string value) =>
        message.Descriptor.FindFieldByName(field).Accessor.SetValue(message, value);

    /// <summary>The message without these fields, as bytes: what the call is about.</summary>
    public static byte[] BytesWithout(IMessage message, params ReadOnlySpan<string> fields)
    {
        var rest = message.Descriptor.Parser.ParseFrom(message.ToByteArray());
        foreach (var name in fields)
            if (message.Descriptor.FindFieldByName(name) is { } field)
                field.Accessor.Clear(rest);
        return rest.ToByteArray();
    }
}
