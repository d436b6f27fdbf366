using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Mockloop.ServiceDefaults.Rest;

/// <summary>Which JSON values a field takes that is no message, as the proto3 JSON mapping has it.</summary>
static class JsonScalars
{
    /// <summary>Why the field does not take the value, with the way out; null when it does.</summary>
    public static string? WhyNot(FieldDescriptor field, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Text(json) is { } text ? WhyNotString(field, text) : "holds half of a surrogate pair; send whole characters",
        JsonValueKind.Number => IsNumeric(field.FieldType) || field.FieldType == FieldType.Enum ? WhyNotText(field, json.GetRawText()) : Wanted(field),
        JsonValueKind.True or JsonValueKind.False => field.FieldType == FieldType.Bool ? null : Wanted(field),
        _ => Wanted(field),
    };

    /// <summary>As <see cref="WhyNot"/> for text outside JSON, such as a query parameter.</summary>
    public static string? WhyNotText(FieldDescriptor field, string text)
    {
        var fits = field.FieldType switch
        {
            FieldType.String => true,
            FieldType.Bool => text is "true" or "false",
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => IsWhole(text, int.MinValue, int.MaxValue),
            FieldType.UInt32 or FieldType.Fixed32 => IsWhole(text, 0, uint.MaxValue),
            FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => IsWhole(text, long.MinValue, long.MaxValue),
            FieldType.UInt64 or FieldType.Fixed64 => IsWhole(text, 0, ulong.MaxValue),
            FieldType.Double or FieldType.Float => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            FieldType.Bytes => Convert.TryFromBase64String(text, new byte[text.Length], out _),
            FieldType.Enum => field.EnumType.FindValueByName(text) is not null
                || (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && field.EnumType.FindValueByNumber(number) is not null),
            FieldType.Message => IsMessageText(field.MessageType, text),
            _ => true,
        };
        return fits ? null : Wanted(field);
    }

    /// <summary>The text of a JSON string; null where it is none that Unicode has.</summary>
    public static string? Text(JsonElement json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The name of a property; null where it is none that Unicode has.</summary>
    public static string? Text(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // Transcoding reads only whole numbers of 64 bits from text, and what no JSON number can say.
    static string? WhyNotString(FieldDescriptor field, string text) => field.FieldType switch
    {
        FieldType.Bool => Wanted(field),
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 or FieldType.UInt32 or FieldType.Fixed32 => Wanted(field),
        FieldType.Double or FieldType.Float => text is "NaN" or "Infinity" or "-Infinity" ? null : Wanted(field),
        _ => WhyNotText(field, text),
    };

    static bool IsNumeric(FieldType type) =>
        type is not (FieldType.String or FieldType.Bool or FieldType.Bytes or FieldType.Enum or FieldType.Message or FieldType.Group);

    static bool IsWhole(string text, BigInteger min, BigInteger max) =>
        text.Length <= 20 && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max;

    static bool IsMessageText(MessageDescriptor message, string text)
    {
        try
        {
            JsonParser.Default.Parse(JsonSerializer.Serialize(text), message);
            return true;
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or FormatException or InvalidOperationException or OverflowException)
        {
            return false;
        }
    }

    static string Wanted(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => "is no text; send a JSON string",
        FieldType.Bool => "is neither true nor false; send one of them",
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => $"is no whole number from {int.MinValue} to {int.MaxValue}; send one such as 7",
        FieldType.UInt32 or FieldType.Fixed32 => $"is no whole number from 0 to {uint.MaxValue}; send one such as 7",
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => "is no whole number of 64 bits; send one, best as text",
        FieldType.UInt64 or FieldType.Fixed64 => "is no whole number of 64 bits from 0 on; send one, best as text",
        FieldType.Double or FieldType.Float => "is no number; send one such as 1.5",
        FieldType.Bytes => "is no base64; encode the bytes so",
        FieldType.Enum => $"is not one of {string.Join(", ", field.EnumType.Values.Select(v => v.Name))}; send one of them",
        _ when field.MessageType.FullName == Timestamp.Descriptor.FullName => "is no instant; send one such as 2026-01-31T09:00:00Z",
        _ when field.MessageType.FullName == Duration.Descriptor.FullName => "is no length of time; send seconds such as 1.5s",
        _ => "does not fit the field; see /openapi/v1.json",
    };
}
