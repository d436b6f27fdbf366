using NodaTime;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>What an instance must satisfy before anybody plans with it.</summary>
public static class InstanceRules
{
    /// <summary>Throws on the first field that breaks a rule.</summary>
    /// <exception cref="PlanInstanceException">Names field, value and rule.</exception>
    public static void Check(PlanInstance instance)
    {
        Require(instance.BusinessDays is >= 1 and <= 250, "businessDays", instance.BusinessDays, "must be 1–250");
        Require(instance.GranularityMinutes is >= 5 and <= 240 && 1440 % instance.GranularityMinutes == 0,
            "granularityMinutes", instance.GranularityMinutes, "must be 5–240 and divide 1440, e.g. 15 or 30");
        Require(instance.MinGapBusinessDays is >= 0 and <= 30, "minGapBusinessDays", instance.MinGapBusinessDays, "must be 0–30");
        Require(instance.BufferMinutes is >= 0 and <= 480, "bufferMinutes", instance.BufferMinutes, "must be 0–480");
        CheckStages(instance);
        CheckPeople(instance);
        CheckWishes(instance);
        for (var i = 0; i < instance.Fixed.Count; i++)
            Require(instance.Fixed[i].Start < instance.Fixed[i].End, $"fixed[{i}]", instance.Fixed[i].Start, "must start before it ends");
    }

    static void CheckStages(PlanInstance instance)
    {
        Require(instance.Stages.Count is >= 1 and <= 20, "stages", instance.Stages.Count, "must be 1–20 stages");
        var seen = new HashSet<string>();
        for (var i = 0; i < instance.Stages.Count; i++)
        {
            var (stage, at) = (instance.Stages[i], $"stages[{i}]");
            Require(stage.Id.Length > 0 && seen.Add(stage.Id), $"{at}.id", stage.Id, "must be unique and not empty");
            Require(stage.Minutes is >= 5 and <= 480, $"{at}.minutes", stage.Minutes, "must be 5–480");
            Require(stage.From >= 1 && stage.From <= stage.To && stage.To <= instance.BusinessDays,
                $"{at}.from..to", $"{stage.From}..{stage.To}", $"must lie in 1..{instance.BusinessDays}, from not after to");
            Require(stage.Roles.Count is >= 1 and <= 8, $"{at}.roles", stage.Roles.Count, "must be 1–8 roles");
            Require(stage.Roles.Distinct().Count() == stage.Roles.Count, $"{at}.roles", string.Join(',', stage.Roles), "must be different");
        }
    }

    static void CheckPeople(PlanInstance instance)
    {
        Require(instance.People.Count <= 5000, "people", instance.People.Count, "must be at most 5000");
        var seen = new HashSet<string>();
        for (var i = 0; i < instance.People.Count; i++)
        {
            var (person, at) = (instance.People[i], $"people[{i}]");
            Require(person.Id.Length > 0 && seen.Add(person.Id), $"{at}.id", person.Id, "must be unique and not empty");
            Require(DateTimeZoneProviders.Tzdb.GetZoneOrNull(person.Zone) is not null, $"{at}.zone", person.Zone,
                "must be an IANA zone such as Europe/Paris");
            Require(person.DailyCap >= 0, $"{at}.dailyCap", person.DailyCap, "must not be negative");
            Require(person.WeeklyCap >= 0, $"{at}.weeklyCap", person.WeeklyCap, "must not be negative");
            Require(person.Available.All(span => span is { HasStart: true, HasEnd: true }), $"{at}.available", "open span",
                "every span needs both ends");
        }
    }

    static void CheckWishes(PlanInstance instance)
    {
        for (var i = 0; i < instance.Preferences.Count; i++)
            Require(Math.Abs(instance.Preferences[i].Value) <= 10, $"preferences[{i}][2]", instance.Preferences[i].Value, "must be −10…10");
        for (var i = 0; i < instance.History.Count; i++)
            Require(instance.History[i].Count >= 0, $"history[{i}][2]", instance.History[i].Count, "must not be negative");
        var weights = instance.Weights;
        foreach (var (name, value) in new[]
        {
            ("load", weights.Load), ("giveAndTake", weights.GiveAndTake), ("connectivity", weights.Connectivity),
            ("preference", weights.Preference), ("novelty", weights.Novelty), ("compactness", weights.Compactness),
        })
            Require(value is >= 0 and <= 1_000_000, $"weights.{name}", value, "must be 0–1000000; 0 drops the term");
    }

    static void Require(bool holds, string field, object value, string rule)
    {
        if (!holds)
            throw new PlanInstanceException(field, value.ToString() ?? "", rule);
    }
}
