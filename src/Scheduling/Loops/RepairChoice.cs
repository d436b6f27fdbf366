using Mockloop.Contracts.Matching;
using Mockloop.ServiceDefaults;
using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>One way to repair an interview: who may take which chair, what moves along, and in which window.</summary>
sealed class RepairChoice
{
    readonly Interview _interview;
    readonly Func<string, Guid, bool> _mayTake;
    readonly Interview? _along;
    readonly bool _wider;

    RepairChoice(Interview interview, string words, Func<string, Guid, bool> mayTake, Interview? along, bool wider)
    {
        (_interview, _mayTake, _along, _wider) = (interview, mayTake, along, wider);
        Words = words
            + (along is null ? "" : $" Stage {along.StageId} moves along, with the same people.")
            + (wider ? " The stage's window was widened to the loop's end." : "");
    }

    public string Words { get; }

    /// <summary>What the planner says of this one is the true reason: nothing is bent yet but who sits in it.</summary>
    public bool IsPlain => _along is null && !_wider;

    /// <summary>The interview, and what moves along.</summary>
    public IEnumerable<Interview> Interviews => _along is null ? [_interview] : [_interview, _along];

    /// <summary>Fewest changes first.</summary>
    /// <param name="others">Interviews of the loop of which one may move along.</param>
    public static IEnumerable<RepairChoice> Of(Interview interview, IReadOnlyList<Interview> others, IReadOnlyList<Guid> absent)
    {
        var people = PeopleChoices(interview, absent).ToList();
        foreach (var wider in (bool[])[false, true])
        {
            foreach (var (words, mayTake) in people)
                yield return new(interview, words, mayTake, null, wider);
            foreach (var other in others)
                yield return new(interview, people[^1].Words, people[^1].MayTake, other, wider);
        }
    }

    static IEnumerable<(string Words, Func<string, Guid, bool> MayTake)> PeopleChoices(Interview interview, IReadOnlyList<Guid> absent)
    {
        var seats = interview.Seats.Where(b => !b.Shadow).ToDictionary(b => b.Role, b => b.PersonId);
        if (seats.Values.Any(absent.Contains))
            yield return ("Replaced who was missing.", (role, person) =>
                absent.Contains(seats[role]) ? !absent.Contains(person) : seats[role] == person);
        yield return ("Moved with the same people.", (role, person) => seats[role] == person);
        yield return ("Moved to other interviewers.", (_, _) => true);
    }

    /// <summary>
    /// The instance with the chairs of these stages only for those who may take them, without the slots that somebody
    /// refused, and without stages that were cancelled.
    /// </summary>
    public PlanInstance Narrow(PlanInstance instance, ILookup<Guid, Interval> refused)
    {
        var narrowed = instance.Clone();
        var candidate = _interview.CandidateId.ToString();
        var alive = instance.Fixed.Where(p => p.Candidate == candidate).Select(p => p.Stage).Concat(Interviews.Select(i => i.StageId)).ToHashSet();
        foreach (var cancelled in narrowed.Stages.Where(s => !alive.Contains(s.Id)).ToList())
            narrowed.Stages.Remove(cancelled);
        foreach (var stage in narrowed.Stages.Where(s => s.Id == _interview.StageId && _wider))
            stage.ToDay = instance.BusinessDays;
        foreach (var person in narrowed.People)
        {
            var id = Guid.Parse(person.Id);
            var kept = person.Qualified.Where(chair => MayTake(chair, id)).ToList();
            person.Qualified.Clear();
            person.Qualified.Add(kept);
            foreach (var slot in refused[id])
                Cut(person, slot);
        }
        return narrowed;
    }

    bool MayTake(string chair, Guid person)
    {
        var (stage, role) = (chair[..chair.IndexOf(':')], chair[(chair.IndexOf(':') + 1)..]);
        if (stage == _interview.StageId)
            return _mayTake(role, person);
        return stage != _along?.StageId || _along.Seats.Any(b => b.PersonId == person && b.Role == role && !b.Shadow);
    }

    static void Cut(PlanPerson person, Interval slot)
    {
        var (start, end) = (slot.Start.ToTimestamp(), slot.End.ToTimestamp());
        var spans = person.Available.SelectMany(span => new[]
        {
            new PlanSpan { From = span.From, To = span.To < start ? span.To : start },
            new PlanSpan { From = span.From > end ? span.From : end, To = span.To },
        }).Where(span => span.From < span.To).ToList();
        person.Available.Clear();
        person.Available.Add(spans);
    }
}
