using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Cohorts;
using Mockloop.Scheduling.People;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Errors;
using NodaTime;

namespace Mockloop.Scheduling.Answers;

/// <summary>Puts the changes of a what-if into an instance; the instance alone changes.</summary>
sealed class PlanChanges(Cohorts.Cohort cohort, PlanInstance instance, Instant from, Instant to)
{
    const int MostChanges = 20, MostPeople = 50;

    public void Apply(IReadOnlyList<PlanChange> changes)
    {
        Require.Count(changes, 0, MostChanges, "changes");
        foreach (var (i, change) in changes.Index())
            Apply(change, $"changes[{i}]");
    }

    void Apply(PlanChange change, string field)
    {
        switch (change.ChangeCase)
        {
            case PlanChange.ChangeOneofCase.Interviewers:
                Add(change.Interviewers, $"{field}.interviewers");
                break;
            case PlanChange.ChangeOneofCase.Window:
                Widen(change.Window, $"{field}.window");
                break;
            case PlanChange.ChangeOneofCase.Cap:
                Raise(change.Cap, $"{field}.cap");
                break;
            case PlanChange.ChangeOneofCase.Weights:
                instance.Weights = Weights.Of(change.Weights, $"{field}.weights").ToPlanner();
                break;
            default:
                throw DomainException.Invalid(field, "", "says nothing; set one of interviewers, window, cap, weights");
        }
    }

    void Add(MoreInterviewers more, string field)
    {
        var count = Require.Range(more.Count, 1, MostPeople, $"{field}.count");
        var known = instance.Stages.SelectMany(s => s.Roles.Select(r => $"{s.Id}:{r}")).ToList();
        Require.Count(more.Qualifications, 1, known.Count, $"{field}.qualifications");
        foreach (var (i, chair) in more.Qualifications.Index())
            Require.That(known.Contains(chair), $"{field}.qualifications[{i}]", chair, $"is no chair of this track; it has {string.Join(", ", known)}");
        var zone = Zones.Parse(more.TimeZone.Length > 0 ? more.TimeZone : cohort.TimeZone, $"{field}.time_zone");
        var somebody = People.Person.Of(Guid.Empty, "", null, false);
        somebody.Change("", zone.Id, 0, 0, []);
        var free = new FreeTime(somebody, [], []).Between(from, to, []);
        for (var i = 0; i < count; i++)
            instance.People.Add(new PlanPerson
            {
                Id = $"new interviewer {instance.People.Count(p => !Guid.TryParse(p.Id, out _)) + 1}",
                Zone = zone.Id,
                Qualified = { more.Qualifications },
                DailyCap = People.Person.DefaultDailyCap,
                WeeklyCap = People.Person.DefaultWeeklyCap,
                Available = { free.Select(s => new PlanSpan { From = s.Start.ToTimestamp(), To = s.End.ToTimestamp() }) },
            });
    }

    void Widen(WiderWindow window, string field)
    {
        var stage = instance.Stages.FirstOrDefault(s => s.Id == window.StageId) ?? throw DomainException.Invalid(
            $"{field}.stage_id", window.StageId, $"is no stage of this track; it has {string.Join(", ", instance.Stages.Select(s => s.Id))}");
        stage.FromDay = Require.Range(window.FromDay, 1, instance.BusinessDays, $"{field}.from_day");
        stage.ToDay = Require.Range(window.ToDay, stage.FromDay, instance.BusinessDays, $"{field}.to_day");
    }

    void Raise(HigherCap cap, string field)
    {
        var people = instance.People.Where(p => cap.PersonId.Length == 0 || p.Id == cap.PersonId).ToList();
        Require.That(people.Count > 0, $"{field}.person_id", cap.PersonId, "is nobody of this cohort");
        foreach (var person in people)
        {
            if (cap.DailyCap != 0)
                person.DailyCap = Require.Range(cap.DailyCap, 1, People.Person.LargestDailyCap, $"{field}.daily_cap");
            if (cap.WeeklyCap != 0)
                person.WeeklyCap = Require.Range(cap.WeeklyCap, 1, People.Person.LargestWeeklyCap, $"{field}.weekly_cap");
        }
    }
}
