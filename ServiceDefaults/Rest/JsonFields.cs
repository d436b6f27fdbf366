using System.Text.Json;
using Google.Protobuf.Reflection;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.OpenApi;

namespace Mockloop.ServiceDefaults.Rest;

/// <summary>Holds a JSON body against the message it is to be (proto3 JSON mapping) and names every field at fault by its path.</summary>
static class JsonFields
{
    const int MostNamed = 20, DeepestNesting = 32;

    static readonly JsonDocumentOptions Options = new() { MaxDepth = DeepestNesting, AllowDuplicateProperties = false };

    /// <exception cref="DomainException">Not JSON (with line and byte), or fields the message does not have or take.</exception>
    public static void Check(ReadOnlyMemory<byte> body, MessageDescriptor message)
    {
        if (body.IsEmpty)
            throw DomainException.Invalid("body", null, "is not JSON; send an object such as {}");
        using var json = Parse(body);
        var violations = new List<FieldViolation>();
        if (json.RootElement.ValueKind == JsonValueKind.Object)
            CheckObject(json.RootElement, message, "", violations);
        else
            violations.Add(DomainException.Violation("body", json.RootElement.GetRawText(), "is no JSON object; send one such as {}"));
        if (violations.Count > 0)
            throw DomainException.Invalid(violations);
    }

    /// <summary>A field by its JSON name or its name in the proto.</summary>
    public static FieldDescriptor? Named(MessageDescriptor message, string name) =>
        message.Fields.InFieldNumberOrder().FirstOrDefault(f => f.JsonName == name || f.Name == name);

    static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body, Options);
        }
        catch (JsonException e)
        {
            var at = e.LineNumber is { } line ? $"line {line + 1}, byte {e.BytePositionInLine + 1}" : "the body";
            throw DomainException.Invalid("body", at, $"is not JSON that this call reads ({Why(e)}); correct it there");
        }
    }

    // The position is named already, and the parser's advice is for programmers who call it.
    static string Why(JsonException e) => e.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.');

    static void CheckObject(JsonElement json, MessageDescriptor message, string path, List<FieldViolation> violations)
    {
        foreach (var property in json.EnumerateObject())
        {
            if (violations.Count >= MostNamed)
                return;
            var name = JsonScalars.Text(property) ?? "?";
            if (Named(message, name) is { } field)
                CheckField(property.Value, field, path + field.Name, violations);
            else
                violations.Add(DomainException.Violation(path + name, null,
                    $"is no field here; the fields are {string.Join(", ", message.Fields.InFieldNumberOrder().Select(f => f.JsonName))}"));
        }
    }

    static void CheckField(JsonElement json, FieldDescriptor field, string path, List<FieldViolation> violations)
    {
        if (json.ValueKind == JsonValueKind.Null)
            return;
        if (field.IsMap)
            CheckMap(json, field.MessageType.FindFieldByName("value"), path, violations);
        else if (!field.IsRepeated)
            CheckValue(json, field, path, violations);
        else if (json.ValueKind == JsonValueKind.Array)
            foreach (var (i, entry) in json.EnumerateArray().Index().TakeWhile(_ => violations.Count < MostNamed))
                CheckValue(entry, field, $"{path}[{i}]", violations);
        else
            violations.Add(DomainException.Violation(path, json.GetRawText(), "is no list; send an array"));
    }

    static void CheckMap(JsonElement json, FieldDescriptor value, string path, List<FieldViolation> violations)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            violations.Add(DomainException.Violation(path, json.GetRawText(), "is no map; send an object"));
            return;
        }
        foreach (var entry in json.EnumerateObject().TakeWhile(_ => violations.Count < MostNamed))
            CheckValue(entry.Value, value, $"{path}[{JsonScalars.Text(entry)}]", violations);
    }

    static void CheckValue(JsonElement json, FieldDescriptor field, string path, List<FieldViolation> violations)
    {
        if (field.FieldType == FieldType.Message && !ProtoTypes.IsScalarMessage(field.MessageType))
        {
            if (json.ValueKind == JsonValueKind.Object)
                CheckObject(json, field.MessageType, $"{path}.", violations);
            else
                violations.Add(DomainException.Violation(path, json.GetRawText(), "is no object; send one such as {}"));
        }
        else if (JsonScalars.WhyNot(field, json) is { } why)
            violations.Add(DomainException.Violation(path, json.GetRawText(), why));
    }
}
