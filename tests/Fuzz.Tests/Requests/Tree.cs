using System.Globalization;
using System.Text;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Mockloop.Fuzz.Tests.Requests;

/// <summary>
/// A request as fields by proto name, also ones no message can hold: values are string, long, double, bool, byte[], Tree,
/// a list of these, or null. It is what is mutated, sent over either face, shrunk and printed.
/// </summary>
sealed class Tree : Dictionary<string, object?>
{
    public Tree() : base(StringComparer.Ordinal) { }

    public Tree(Tree other) : this()
    {
        foreach (var (name, value) in other)
            this[name] = Copy(value);
    }

    /// <summary>JSON as it is sent; with the descriptor, times are written as text.</summary>
    public string ToJson(MessageDescriptor? type = null)
    {
        var json = new StringBuilder();
        Write(json, this, type, null);
        return json.ToString();
    }

    /// <summary>JSON for people: long texts are cut.</summary>
    public string Shown()
    {
        var json = ToJson();
        return json.Length <= 600 ? json : $"{json[..600]}… ({json.Length} characters)";
    }

    static object? Copy(object? value) => value switch
    {
        Tree tree => new Tree(tree),
        List<object?> list => list.ConvertAll(Copy),
        _ => value,
    };

    static void Write(StringBuilder json, object? value, MessageDescriptor? type, FieldDescriptor? field)
    {
        switch (value)
        {
            case null:
                json.Append("null");
                break;
            case string text:
                Quote(json, text);
                break;
            case bool flag:
                json.Append(flag ? "true" : "false");
                break;
            case double number:
                json.Append(double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : $"\"{number.ToString(CultureInfo.InvariantCulture)}\"");
                break;
            case byte[] bytes:
                Quote(json, Convert.ToBase64String(bytes));
                break;
            case List<object?> list:
                WriteAll(json, '[', ']', list, item => Write(json, item, type, field));
                break;
            case Tree tree when type == Timestamp.Descriptor && Time(tree) is { } time:
                Quote(json, time);
                break;
            case Tree tree:
                WriteAll(json, '{', '}', tree, entry =>
                {
                    var inner = type?.FindFieldByName(entry.Key);
                    Quote(json, entry.Key);
                    json.Append(':');
                    Write(json, entry.Value, inner?.FieldType == FieldType.Message ? inner.MessageType : null, inner);
                });
                break;
            default:
                json.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    static void WriteAll<T>(StringBuilder json, char open, char close, IEnumerable<T> items, Action<T> write)
    {
        json.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                json.Append(',');
            first = false;
            write(item);
        }
        json.Append(close);
    }

    static string? Time(Tree tree)
    {
        if (tree.GetValueOrDefault("seconds") is not long seconds || tree.GetValueOrDefault("nanos", 0L) is not long nanos)
            return null;
        return seconds is < -62_135_596_800 or > 253_402_300_799
            ? $"{seconds}-01-01T00:00:00Z"
            : DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + (nanos == 0 ? "Z" : $".{nanos}Z");
    }

    static void Quote(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                json.Append('\\').Append(c);
            else if (c < ' ' || char.IsSurrogate(c))
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                json.Append(c);
        }
        json.Append('"');
    }
}
