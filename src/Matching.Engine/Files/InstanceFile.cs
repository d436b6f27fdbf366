using System.Text.Json;
using Mockloop.Matching.Engine.Planning;
using NodaTime;

namespace Mockloop.Matching.Engine.Files;

/// <summary>The instance format of <c>mockloop plan</c>. Keys it does not know are passed over.</summary>
public static class InstanceFile
{
    /// <summary>Reads an instance and checks it.</summary>
    /// <exception cref="PlanInstanceException">Names field, value, rule.</exception>
    /// <exception cref="JsonException">The file is no JSON.</exception>
    public static PlanInstance Read(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        var instance = Read(new JsonField(document.RootElement, ""));
        InstanceRules.Check(instance);
        return instance;
    }

    static PlanInstance Read(JsonField file)
    {
        var ledger = file.Optional("ledger") is { } balances
            ? balances.Value.EnumerateObject().ToDictionary(b => b.Name, b => new JsonField(b.Value, $"ledger.{b.Name}").Integer())
            : [];
        return new()
        {
            Start = file.Required("start").Date(),
            BusinessDays = file.Required("businessDays").Integer(),
            GranularityMinutes = file.Optional("granularityMinutes")?.Integer() ?? 30,
            MinGapBusinessDays = file.Optional("minGapBusinessDays")?.Integer() ?? 1,
            BufferMinutes = file.Optional("bufferMinutes")?.Integer() ?? 0,
            Stages = [.. file.Required("stages").Items().Select(StageOf)],
            People = [.. file.Required("people").Items().Select(p => PersonOf(p, ledger))],
            Forbidden = [.. file.List("forbidden").Select(f => f.Tuple(2)).Select(f => new PersonPair(f[0].Text(), f[1].Text()))],
            History = [.. file.List("history").Select(f => f.Tuple(3)).Select(f => new PairCount(f[0].Text(), f[1].Text(), f[2].Integer()))],
            Preferences = [.. file.List("preferences").Select(f => f.Tuple(3)).Select(f => new Preference(f[0].Text(), f[1].Text(), f[2].Number()))],
            Shadows = [.. file.List("shadows").Select(f => new ShadowWish(f.Required("person").Text(), f.Required("stage").Text(), f.Required("role").Text()))],
            Fixed = [.. file.List("fixed").Select(PlanFile.PlacementOf)],
            Weights = file.Optional("weights") is { } weights ? WeightsOf(weights) : new(),
        };
    }

    static PlanStage StageOf(JsonField stage) => new(
        stage.Required("id").Text(), stage.Required("minutes").Integer(), stage.Required("from").Integer(), stage.Required("to").Integer(),
        [.. stage.Required("roles").Items().Select(r => r.Text())]);

    static PlanPerson PersonOf(JsonField person, Dictionary<string, int> ledger) => new()
    {
        Id = person.Required("id").Text(),
        Zone = person.Required("zone").Text(),
        Candidate = person.Optional("candidate")?.Flag() ?? false,
        Qualified = [.. person.List("qualified").Select(q => q.Text())],
        DailyCap = person.Optional("dailyCap")?.Integer() ?? 2,
        WeeklyCap = person.Optional("weeklyCap")?.Integer() ?? 6,
        Holidays = [.. person.List("holidays").Select(h => h.Date())],
        Available = [.. person.List("available").Select(SpanOf)],
        Ledger = ledger.GetValueOrDefault(person.Required("id").Text()),
    };

    static Interval SpanOf(JsonField span)
    {
        var (from, to) = (span.Required("from").Time(), span.Required("to").Time());
        return from < to
            ? new Interval(from, to)
            : throw new PlanInstanceException($"{span.Path}.to", $"{to}", $"must be after from ({from})");
    }

    static PlanWeights WeightsOf(JsonField weights)
    {
        var defaults = new PlanWeights();
        double Of(string name, double or) => weights.Optional(name)?.Number() ?? or;
        return new()
        {
            Load = Of("load", defaults.Load),
            GiveAndTake = Of("giveAndTake", defaults.GiveAndTake),
            Connectivity = Of("connectivity", defaults.Connectivity),
            Preference = Of("preference", defaults.Preference),
            Novelty = Of("novelty", defaults.Novelty),
            Compactness = Of("compactness", defaults.Compactness),
        };
    }

    /// <summary>The instance as an object that serializes to the format (camel-case keys, instants in UTC).</summary>
    public static object ToJson(PlanInstance instance) => new
    {
        start = $"{instance.Start:uuuu-MM-dd}",
        instance.BusinessDays,
        instance.GranularityMinutes,
        instance.MinGapBusinessDays,
        instance.Stages,
        people = instance.People.Select(p => new
        {
            p.Id,
            p.Zone,
            p.Candidate,
            p.Qualified,
            p.DailyCap,
            p.WeeklyCap,
            holidays = p.Holidays.Select(h => $"{h:uuuu-MM-dd}"),
            available = p.Available.Select(a => new { from = $"{a.Start}", to = $"{a.End}" }),
        }),
        forbidden = instance.Forbidden.Select(f => new[] { f.A, f.B }),
        history = instance.History.Select(h => new object[] { h.Candidate, h.Interviewer, h.Count }),
        @fixed = instance.Fixed.Select(PlanFile.ToJson),
        preferences = instance.Preferences.Select(p => new object[] { p.Candidate, p.Interviewer, p.Value }),
        ledger = instance.People.Where(p => p.Ledger != 0).ToDictionary(p => p.Id, p => p.Ledger),
        instance.Shadows,
        instance.BufferMinutes,
        instance.Weights,
    };
}
