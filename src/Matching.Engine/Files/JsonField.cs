using System.Globalization;
using System.Text.Json;
using Mockloop.Matching.Engine.Planning;
using NodaTime;
using NodaTime.Text;

namespace Mockloop.Matching.Engine.Files;

/// <summary>A value of a JSON file with the path that complaints name.</summary>
readonly record struct JsonField(JsonElement Value, string Path)
{
    public JsonField? Optional(string name) =>
        Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null
            ? new JsonField(found, Path.Length == 0 ? name : $"{Path}.{name}")
            : null;

    public JsonField Required(string name) => Value.ValueKind == JsonValueKind.Object
        ? Optional(name) ?? throw new PlanInstanceException(Path.Length == 0 ? name : $"{Path}.{name}", "missing", "must be given")
        : throw Wrong("must be an object");

    public IReadOnlyList<JsonField> Items()
    {
        if (Value.ValueKind != JsonValueKind.Array)
            throw Wrong("must be a list");
        var path = Path;
        return [.. Value.EnumerateArray().Select((item, i) => new JsonField(item, $"{path}[{i}]"))];
    }

    /// <summary>Items of an optional list; none when it is left out.</summary>
    public IReadOnlyList<JsonField> List(string name) => Optional(name)?.Items() ?? [];

    /// <summary>The items of a list that must have exactly so many.</summary>
    public IReadOnlyList<JsonField> Tuple(int length) => Items() is var items && items.Count == length
        ? items
        : throw Wrong($"must be a list of {length} values");

    public string Text() => Value.ValueKind == JsonValueKind.String ? Value.GetString()! : throw Wrong("must be a text");

    public bool Flag() => Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Value.GetBoolean() : throw Wrong("must be true or false");

    public int Integer() => Value.ValueKind == JsonValueKind.Number && Value.TryGetInt32(out var number)
        ? number
        : throw Wrong("must be a whole number");

    public double Number() => Value.ValueKind == JsonValueKind.Number && double.IsFinite(Value.GetDouble())
        ? Value.GetDouble()
        : throw Wrong("must be a number");

    public LocalDate Date() => LocalDatePattern.Iso.Parse(Text()) is { Success: true, Value: var date }
        ? date
        : throw Wrong("must be a date such as 2026-03-02");

    public Instant Time()
    {
        var text = Text();
        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var instant })
            return instant;
        return OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var there }
            ? there.ToInstant()
            : throw Wrong("must be an instant such as 2026-03-02T08:00:00Z");
    }

    PlanInstanceException Wrong(string rule)
    {
        var text = Value.ValueKind == JsonValueKind.Undefined ? "missing" : Value.GetRawText();
        return new(Path.Length == 0 ? "file" : Path, text.Length > 80 ? string.Create(CultureInfo.InvariantCulture, $"{text[..80]}…") : text, rule);
    }
}
