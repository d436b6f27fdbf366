using NodaTime;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>A start the candidate could take for a stage.</summary>
readonly record struct Slot(int Index, int Start, int End, int Day);

/// <summary>An instance with numbers in place of ids, and what never changes while planning worked out once.</summary>
sealed class PlanModel
{
    readonly Dictionary<string, int> _people = [];
    readonly Dictionary<string, int> _stages = [];
    readonly Dictionary<(int Person, int Minutes), bool[]> _starts = [];
    readonly HashSet<string>[] _qualified;
    readonly HashSet<(int, int)> _forbidden = [];
    readonly Dictionary<(int, int), int> _history = [];

    public PlanModel(PlanInstance instance)
    {
        Instance = instance;
        for (var i = 0; i < People.Count; i++)
            _people[People[i].Id] = i;
        for (var i = 0; i < Stages.Count; i++)
            _stages[Stages[i].Id] = i;
        Calendars = [.. People.Select(p => p.Candidate ? new BusinessCalendar(instance.Start, instance.BusinessDays, p.Holidays) : null)];
        Zones = [.. People.Select(p => DateTimeZoneProviders.Tzdb[p.Zone])];
        Grid = new Grid(instance, Calendars.OfType<BusinessCalendar>());
        _qualified = [.. People.Select(p => p.Qualified.ToHashSet())];
        foreach (var pair in instance.Forbidden)
            if (_people.TryGetValue(pair.A, out var a) && _people.TryGetValue(pair.B, out var b))
                _forbidden.UnionWith([(a, b), (b, a)]);
        foreach (var met in instance.History)
            if (_people.TryGetValue(met.Candidate, out var c) && _people.TryGetValue(met.Interviewer, out var i))
                _history[(c, i)] = met.Count;
        Candidates = [.. Enumerable.Range(0, People.Count).Where(p => People[p].Candidate)];
        Standing = new Dictionary<(int, int), (int Start, int End)>();
        foreach (var placed in instance.Fixed)
            if (PersonOf(placed.Candidate) is { } c && StageOf(placed.Stage) is { } s)
                Standing[(c, s)] = (Grid.MinuteOf(placed.Start), Grid.MinuteAfter(placed.End));
    }

    public PlanInstance Instance { get; }

    public Grid Grid { get; }

    public IReadOnlyList<PlanPerson> People => Instance.People;

    public IReadOnlyList<PlanStage> Stages => Instance.Stages;

    public int[] Candidates { get; }

    public BusinessCalendar?[] Calendars { get; }

    public DateTimeZone[] Zones { get; }

    /// <summary>Fixed slots of stages of this instance.</summary>
    public Dictionary<(int Candidate, int Stage), (int Start, int End)> Standing { get; }

    public int? PersonOf(string id) => _people.TryGetValue(id, out var index) ? index : null;

    public int? StageOf(string id) => _stages.TryGetValue(id, out var index) ? index : null;

    public int HistoryOf(int candidate, int interviewer) => _history.GetValueOrDefault((candidate, interviewer));

    /// <summary>May ever sit in that role before that candidate; time apart.</summary>
    public bool MayInterview(int interviewer, int candidate, int stage, string role) =>
        interviewer != candidate && !_forbidden.Contains((candidate, interviewer))
        && _qualified[interviewer].Contains($"{Stages[stage].Id}:{role}");

    public bool IsFree(int person, int stage, int index) => StartsOf(person, Stages[stage].Minutes)[index];

    /// <summary>Every start in the stage's window at which the candidate's availability has room.</summary>
    public IEnumerable<Slot> SlotsOf(int candidate, int stage)
    {
        var calendar = Calendars[candidate]!;
        var (window, starts) = (Stages[stage], StartsOf(candidate, Stages[stage].Minutes));
        var dates = Grid.DatesIn(People[candidate].Zone);
        var days = Enumerable.Range(window.From, window.To - window.From + 1)
            .ToDictionary(day => Period.DaysBetween(new LocalDate(1970, 1, 1), calendar[day]));
        for (var i = 0; i < Grid.Count; i++)
            if (starts[i] && days.TryGetValue(dates[i], out var day))
                yield return new Slot(i, Grid.MinuteAt(i), Grid.MinuteAt(i) + window.Minutes, day);
    }

    bool[] StartsOf(int person, int minutes)
    {
        if (!_starts.TryGetValue((person, minutes), out var starts))
            _starts[(person, minutes)] = starts = Grid.StartsWithin(People[person].Available, minutes);
        return starts;
    }
}
