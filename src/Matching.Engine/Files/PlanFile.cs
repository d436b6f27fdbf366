using System.Text.Json;
using Mockloop.Matching.Engine.Planning;

namespace Mockloop.Matching.Engine.Files;

/// <summary>The plan format of <c>mockloop plan</c>.</summary>
public static class PlanFile
{
    /// <summary>Reads what a plan says of placements, shadows and what is unplaced; its status and levels are not needed to check it.</summary>
    /// <exception cref="PlanInstanceException">Names field, value, rule.</exception>
    /// <exception cref="JsonException">The file is no JSON.</exception>
    public static StatedPlan Read(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        var file = new JsonField(document.RootElement, "");
        return new(
            [.. file.Required("placed").Items().Select(PlacementOf)],
            [.. file.List("shadows").Select(s => new SeatedShadow(s.Required("person").Text(), PlacementOf(s)))],
            file.Optional("unplaced") is { } unplaced
                ? [.. unplaced.Items().Select(u => (u.Required("candidate").Text(), u.Required("stage").Text()))]
                : null);
    }

    internal static Placement PlacementOf(JsonField placed) => new(
        placed.Required("candidate").Text(), placed.Required("stage").Text(), placed.Required("role").Text(),
        placed.Required("interviewer").Text(), placed.Required("start").Time(), placed.Required("end").Time());

    internal static object ToJson(Placement p) => new { p.Candidate, p.Stage, p.Role, p.Interviewer, start = $"{p.Start}", end = $"{p.End}" };

    /// <summary>The plan as an object that serializes to the format.</summary>
    public static object ToJson(Plan plan) => new
    {
        status = plan.Status.ToString().ToLowerInvariant(),
        seconds = Math.Round(plan.Seconds, 3),
        plan.Seed,
        placed = plan.Placed.Select(ToJson),
        plan.Unplaced,
        shadows = plan.Shadows.Select(s => new
        {
            s.Person,
            s.Beside.Candidate,
            s.Beside.Stage,
            s.Beside.Role,
            s.Beside.Interviewer,
            start = $"{s.Beside.Start}",
            end = $"{s.Beside.End}",
        }),
        levels = plan.Levels.Select(l => new { l.Name, l.Value, l.Bound, l.Gap }),
    };
}

/// <summary>What a plan file says; <paramref name="Unplaced"/> is null where the file has no such list.</summary>
public sealed record StatedPlan(
    IReadOnlyList<Placement> Placed, IReadOnlyList<SeatedShadow> Shadows, IReadOnlyList<(string Candidate, string Stage)>? Unplaced);
