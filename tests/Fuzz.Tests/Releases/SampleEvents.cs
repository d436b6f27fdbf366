using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mockloop.Fuzz.Tests.Releases;

/// <summary>One message of every event as a release writes it, kept with the release.</summary>
static class SampleEvents
{
    static readonly Dictionary<string, string> Words = new()
    {
        ["StageId"] = "coding",
        ["Role"] = "engineer",
        ["Roles"] = "Member",
        ["Decision"] = "Advance",
        ["Outcome"] = "Hire",
        ["Verdict"] = "Accepted",
        ["Kind"] = "code",
        ["TrackId"] = "fuzz-a",
        ["TrackHash"] = "track-hash",
        ["TimeGrowth"] = "n log k",
    };

    static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static string Write(IEnumerable<Type> events) => new JsonObject(events.Select(type =>
        KeyValuePair.Create(type.FullName!, JsonSerializer.SerializeToNode(Of(type), type, JsonSerializerOptions.Web)))).ToJsonString(new() { WriteIndented = true });

    static object Of(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select((p, i) => Of(p.ParameterType, p.Name!, i + 1))]);
    }

    static object? Of(Type type, string name, int place)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var item = type.GetGenericArguments()[0];
            var list = Array.CreateInstance(item, 1);
            list.SetValue(Of(item, name, place), 0);
            return list;
        }
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return Words.GetValueOrDefault(name, name.ToLowerInvariant());
        if (type == typeof(Guid))
            return Guid.Parse($"00000000-0000-4000-8000-{Math.Abs(name.Sum(c => c) * 31 % 1_000_000):D12}");
        if (type == typeof(DateTimeOffset))
            return name is "End" or "EndedAt" ? At.AddHours(1) : At;
        if (type == typeof(int))
            return 1;
        if (type == typeof(double))
            return 1.0;
        return type == typeof(bool) ? false : Of(type);
    }
}
