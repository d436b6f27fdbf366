using NodaTime;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>What the fixed interviews leave: busy minutes, caps, and the stages of a loop that are not planned again.</summary>
sealed class Standing
{
    readonly PlanModel _model;
    readonly List<(int Start, int End)>?[] _busy;
    readonly Dictionary<(int Candidate, int Stage), (int Start, int End, int Day)> _stages = [];

    public Standing(PlanModel model)
    {
        _model = model;
        _busy = new List<(int, int)>[model.People.Count];
        Given = new int[model.People.Count];
        var grid = model.Grid;
        DayLeft = [.. model.People.SelectMany(p => Enumerable.Repeat(p.DailyCap, grid.Days))];
        WeekLeft = [.. model.People.SelectMany(p => Enumerable.Repeat(p.WeeklyCap, grid.Weeks))];
        foreach (var placed in model.Instance.Fixed)
        {
            var (start, end) = (Grid.MinuteOf(placed.Start), Grid.MinuteAfter(placed.End));
            if (model.PersonOf(placed.Candidate) is { } person)
            {
                Take(person, start, end);
                if (model.CandidateOf[person] is var c and >= 0 && model.StageOf(placed.Stage) is { } stage)
                    _stages[(c, stage)] = (start, end, model.Calendars[c].NumberUpTo(DateIn(placed.Start, person)));
            }
            if (model.PersonOf(placed.Interviewer) is not { } interviewer)
                continue;
            Take(interviewer, start, end);
            Given[interviewer]++;
            var day = grid.DayOf(DateIn(placed.Start, interviewer));
            if (day < 0 || day >= grid.Days)
                continue;
            DayLeft[interviewer * grid.Days + day]--;
            WeekLeft[interviewer * grid.Weeks + day / 7]--;
        }
    }

    /// <summary>Interviews each person gives in what stands.</summary>
    public int[] Given { get; }

    /// <summary>What the daily cap leaves, per person and date number.</summary>
    public int[] DayLeft { get; }

    /// <summary>What the weekly cap leaves, per person and week number.</summary>
    public int[] WeekLeft { get; }

    public bool Has(int candidate, int stage) => _stages.ContainsKey((candidate, stage));

    /// <summary>Business days of the first and last standing stage of a loop; null where none stands.</summary>
    public (int FirstStage, int FirstDay, int LastStage, int LastDay)? EndsOf(int candidate)
    {
        var stages = Enumerable.Range(0, _model.Stages.Count).Where(s => Has(candidate, s)).ToList();
        return stages.Count == 0 ? null : (stages[0], _stages[(candidate, stages[0])].Day, stages[^1], _stages[(candidate, stages[^1])].Day);
    }

    /// <summary>Whether somebody is free of what stands for an interview of so many minutes, with the buffer around it.</summary>
    public bool IsFree(int person, int start, int minutes)
    {
        if (_busy[person] is not { } busy)
            return true;
        var buffer = _model.Instance.BufferMinutes;
        foreach (var (from, to) in busy)
            if (start < to + buffer && from < start + minutes + buffer)
                return false;
        return true;
    }

    /// <summary>Days and minutes that the nearest standing stages of the loop leave open for a stage between them.</summary>
    public (int FirstDay, int LastDay, int FirstMinute, int LastMinute) Between(int candidate, int stage)
    {
        var (firstDay, lastDay, first, last) = (int.MinValue, int.MaxValue, int.MinValue, int.MaxValue);
        for (var other = 0; other < _model.Stages.Count; other++)
        {
            if (!_stages.TryGetValue((candidate, other), out var it))
                continue;
            var gap = Math.Abs(stage - other) * _model.Instance.MinGapBusinessDays;
            if (other < stage)
                (firstDay, first) = (Math.Max(firstDay, it.Day + gap), Math.Max(first, it.End));
            else
                (lastDay, last) = (Math.Min(lastDay, it.Day - gap), Math.Min(last, it.Start));
        }
        return (firstDay, lastDay, first, last);
    }

    void Take(int person, int start, int end) => (_busy[person] ??= []).Add((start, end));

    LocalDate DateIn(Instant at, int person) => at.InZone(DateTimeZoneProviders.Tzdb[_model.People[person].Zone]).Date;
}
