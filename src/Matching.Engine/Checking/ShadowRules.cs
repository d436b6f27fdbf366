using Mockloop.Matching.Engine.Planning;
using NodaTime;

namespace Mockloop.Matching.Engine.Checking;

/// <summary>Shadows: wished for, beside a chair that is taken, by somebody free who meets that candidate nowhere else.</summary>
static class ShadowRules
{
    public static IEnumerable<Violation> Check(
        PlanInstance instance, Dictionary<string, PlanPerson> people, IReadOnlyList<Placement> placed, IReadOnlyList<SeatedShadow> shadows)
    {
        var chairs = placed.ToHashSet();
        foreach (var shadow in shadows)
            foreach (var detail in Broken(instance, people, placed, chairs, shadow))
                yield return new("shadow", shadow.Beside.Candidate, shadow.Beside.Stage, $"{shadow.Person} {detail}");
        foreach (var wish in shadows.GroupBy(s => new ShadowWish(s.Person, s.Beside.Stage, s.Beside.Role)))
            if (wish.Count() > instance.Shadows.Count(w => w == wish.Key))
                yield return new("shadow", wish.Last().Beside.Candidate, wish.Key.Stage, $"{wish.Key.Person} sits in {wish.Count()} times, more often than wished");
        foreach (var chair in shadows.GroupBy(s => s.Beside).Where(g => g.Count() > 1))
            yield return new("shadow", chair.Key.Candidate, chair.Key.Stage, $"{chair.Count()} shadows beside one chair");
        foreach (var person in shadows.GroupBy(s => s.Person))
            foreach (var (first, second) in person.OrderBy(s => s.Beside.Start).Zip(person.OrderBy(s => s.Beside.Start).Skip(1)))
                if (second.Beside.Start < first.Beside.End + Duration.FromMinutes(instance.BufferMinutes))
                    yield return new("shadow", second.Beside.Candidate, second.Beside.Stage, $"{person.Key} sits in on {first.Beside.Stage} of {first.Beside.Candidate} then");
    }

    static IEnumerable<string> Broken(
        PlanInstance instance, Dictionary<string, PlanPerson> people, IReadOnlyList<Placement> placed, HashSet<Placement> chairs, SeatedShadow shadow)
    {
        var at = shadow.Beside;
        if (!chairs.Contains(at))
            yield return "sits in on an interview that is not in the plan";
        if (!people.TryGetValue(shadow.Person, out var person) || !person.Available.Any(a => a.Start <= at.Start && at.End <= a.End))
            yield return $"is not free from {at.Start} to {at.End}";
        if (shadow.Person == at.Candidate)
            yield return "is the candidate";
        if (instance.Forbidden.Any(f => (f.A, f.B) == (at.Candidate, shadow.Person) || (f.B, f.A) == (at.Candidate, shadow.Person)))
            yield return $"must not meet {at.Candidate}";
        var buffer = Duration.FromMinutes(instance.BufferMinutes);
        foreach (var other in placed.Concat(instance.Fixed))
        {
            if (other.Candidate == at.Candidate && other.Interviewer == shadow.Person)
                yield return $"interviews {at.Candidate} in {other.Stage}";
            if ((other.Candidate == shadow.Person || other.Interviewer == shadow.Person)
                && other.Start < at.End + buffer && at.Start < other.End + buffer)
                yield return $"is in {other.Stage} of {other.Candidate} then";
        }
    }
}
