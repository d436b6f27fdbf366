using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Mockloop.Fuzz.Tests.Requests;

/// <summary>Texts seen in replies, by the name of their field: ids, dates, zones, page tokens feed later calls.</summary>
sealed class Pool
{
    const int MostKept = 400, LongestKept = 300;
    // By field for everybody, and by caller and field: what somebody was told is what they would send.
    readonly SortedDictionary<string, List<string>> _byField = new(StringComparer.Ordinal);
    readonly HashSet<(string, string)> _known = [];

    /// <summary>Every text in the message, also nested, but none that may not be quoted.</summary>
    public void Harvest(IMessage message, string caller)
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            if (field.IsMap)
                continue;
            var value = field.Accessor.GetValue(message);
            foreach (var one in field.IsRepeated ? ((IEnumerable)value).Cast<object?>() : [value])
                Take(field, one, caller);
        }
    }

    void Add(string field, string value)
    {
        if (value.Length is 0 or > LongestKept || World.Canaries.Taints(value) || !_known.Add((field, value)))
            return;
        if (!_byField.TryGetValue(field, out var all))
            _byField[field] = all = [];
        if (all.Count < MostKept)
            all.Add(value);
    }

    /// <summary>Something seen under that name or one it is an alias of, mostly by this caller.</summary>
    public string? Like(FieldDescriptor field, string caller, Random random)
    {
        var seen = (random.Next(3) > 0 ? Seen(field, $"{caller} ") : null) ?? Seen(field, "");
        // Early ones belong to the played cohorts, late ones to what the run itself created.
        return seen is null ? null : random.Next(3) == 0 ? seen[random.Next(seen.Count)] : seen[random.Next(Math.Min(seen.Count, 60))];
    }

    List<string>? Seen(FieldDescriptor field, string start) =>
        Named(start + field.Name) ?? Named($"{start}next_{field.Name}") ?? Named(start + Singular(field.Name))
        ?? (IsPerson(field) ? Named($"{start}person_id") : null)
        ?? _byField.FirstOrDefault(f => f.Key.StartsWith(start, StringComparison.Ordinal) && f.Key.EndsWith($"_{field.Name}", StringComparison.Ordinal)).Value;

    /// <summary>An id of another kind.</summary>
    public string? AnyId(Random random)
    {
        var ids = _byField.Where(f => f.Key.EndsWith("_id", StringComparison.Ordinal) && !f.Key.Contains(' ')).SelectMany(f => f.Value.Take(10)).ToList();
        return ids.Count == 0 ? null : ids[random.Next(ids.Count)];
    }

    void Take(FieldDescriptor field, object? value, string caller)
    {
        if (value is string text)
        {
            Add(field.Name, text);
            Add($"{caller} {field.Name}", text);
        }
        else if (value is IMessage inner)
        {
            Harvest(inner, caller);
        }
    }

    List<string>? Named(string name) => _byField.GetValueOrDefault(name);

    static string Singular(string name) => name.EndsWith("_ids", StringComparison.Ordinal) ? name[..^1] : name;

    static bool IsPerson(FieldDescriptor field) => field.Name is "interviewer_id" or "candidate_id" or "author_id";
}
