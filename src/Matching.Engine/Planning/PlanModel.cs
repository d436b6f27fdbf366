using NodaTime;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// An instance with numbers in place of ids, and what never changes while planning worked out once: who can sit in which
/// chair at which start (<see cref="ChairTable"/>), which starts a candidate has (<see cref="SlotTable"/>), what the
/// caps and the standing interviews leave, and what meetings and loads are worth (<see cref="Objective"/>).
/// </summary>
sealed class PlanModel
{
    readonly Dictionary<string, int> _people = [];
    readonly Dictionary<string, int> _stages = [];

    public PlanModel(PlanInstance instance)
    {
        Instance = instance;
        for (var i = 0; i < People.Count; i++)
            _people[People[i].Id] = i;
        for (var i = 0; i < Stages.Count; i++)
            _stages[Stages[i].Id] = i;
        Candidates = [.. Enumerable.Range(0, People.Count).Where(p => People[p].Candidate)];
        CandidateOf = Enumerable.Repeat(-1, People.Count).ToArray();
        for (var c = 0; c < Candidates.Length; c++)
            CandidateOf[Candidates[c]] = c;
        Calendars = [.. Candidates.Select(p => new BusinessCalendar(instance.Start, instance.BusinessDays, People[p].Holidays))];
        Grid = new Grid(instance, Calendars);
        Cells = [.. Stages.Select(s => (s.Minutes + instance.BufferMinutes + Grid.Step - 1) / Grid.Step)];
        Chairs = [.. Stages.SelectMany((s, i) => s.Roles.Select(r => new Chair(i, r)))];
        FirstChair = [.. Stages.Select((_, s) => Array.FindIndex(Chairs, c => c.Stage == s)), Chairs.Length];
        Standing = new Standing(this);
        Meetings = new Meetings(this);
        Objective = new Objective(this);
        var spots = new PersonSpots(this);
        Table = new ChairTable(this, spots);
        Slots = new SlotTable(this, spots);
        Spots = spots.Count;
    }

    public PlanInstance Instance { get; }

    public Grid Grid { get; }

    public IReadOnlyList<PlanPerson> People => Instance.People;

    public IReadOnlyList<PlanStage> Stages => Instance.Stages;

    /// <summary>Person of each candidate; candidates are numbered on their own.</summary>
    public int[] Candidates { get; }

    /// <summary>Candidate number of each person, or −1.</summary>
    public int[] CandidateOf { get; }

    /// <summary>Of each candidate.</summary>
    public BusinessCalendar[] Calendars { get; }

    /// <summary>Grid steps a person is taken for by each stage, with the buffer after it.</summary>
    public int[] Cells { get; }

    public Chair[] Chairs { get; }

    /// <summary>First chair of each stage, and one more: the number of chairs.</summary>
    public int[] FirstChair { get; }

    public Standing Standing { get; }

    public Meetings Meetings { get; }

    public Objective Objective { get; }

    public ChairTable Table { get; }

    public SlotTable Slots { get; }

    /// <summary>Number of spots: a grid step of a person at which they could be taken.</summary>
    public int Spots { get; }

    public int? PersonOf(string id) => _people.TryGetValue(id, out var index) ? index : null;

    public int? StageOf(string id) => _stages.TryGetValue(id, out var index) ? index : null;
}

/// <summary>A role of a stage; every interview of the stage has somebody in it.</summary>
readonly record struct Chair(int Stage, string Role);
