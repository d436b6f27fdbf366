using NodaTime;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Seats shadows once the interviews stand, so that they never cost one: each wish gets an interview of its stage beside
/// its role at which the person is free, which they do not know otherwise, and at which nobody else sits in beside that chair.
/// </summary>
static class ShadowSeating
{
    /// <summary>Wishes with fewest possibilities first, earliest interview first.</summary>
    public static List<SeatedShadow> Of(PlanInstance instance, IReadOnlyList<Placement> placed)
    {
        var seated = new List<SeatedShadow>();
        if (instance.Shadows.Count == 0)
            return seated;
        var people = instance.People.ToDictionary(p => p.Id);
        var barred = instance.Forbidden.SelectMany(f => new[] { (f.A, f.B), (f.B, f.A) }).ToHashSet();
        barred.UnionWith(placed.Concat(instance.Fixed).Select(p => (p.Candidate, p.Interviewer)));
        var hours = placed.Concat(instance.Fixed).SelectMany(p => new[] { (Who: p.Candidate, At: p), (Who: p.Interviewer, At: p) })
            .ToLookup(h => h.Who, h => h.At);
        var wishes = instance.Shadows.Select(wish => (Wish: wish, Open: placed.Where(p => people.TryGetValue(wish.Person, out var person)
            && (p.Stage, p.Role) == (wish.Stage, wish.Role) && MaySitIn(instance, person, p, barred, hours[wish.Person])).OrderBy(p => p.Start).ToList()));
        foreach (var (wish, open) in wishes.OrderBy(w => w.Open.Count).ToList())
            if (open.Find(p => seated.All(s => s.Beside != p && (s.Person != wish.Person || !Meet(instance, s.Beside, p)))) is { } beside)
                seated.Add(new(wish.Person, beside));
        return seated;
    }

    static bool MaySitIn(PlanInstance instance, PlanPerson person, Placement at, HashSet<(string, string)> barred, IEnumerable<Placement> hours) =>
        person.Id != at.Candidate && !barred.Contains((at.Candidate, person.Id))
        && person.Available.Any(a => a.Start <= at.Start && at.End <= a.End)
        && !hours.Any(other => Meet(instance, other, at));

    static bool Meet(PlanInstance instance, Placement one, Placement two)
    {
        var buffer = Duration.FromMinutes(instance.BufferMinutes);
        return one.Start < two.End + buffer && two.Start < one.End + buffer;
    }
}
