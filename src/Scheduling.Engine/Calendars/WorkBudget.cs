namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>Counts what a file has cost so far and ends it when it is too much.</summary>
sealed class WorkBudget(IcsLimits limits)
{
    int _steps, _occurrences;

    public IcsLimits Limits => limits;

    /// <summary>Line of the rule that is being expanded, for the error.</summary>
    public int Line { get; set; }

    public void Step(int count = 1)
    {
        if ((_steps += count) > limits.Steps)
            throw new CalendarException(Line, $"its repetitions take more than {limits.Steps:N0} steps to work out; export a shorter part of the calendar, or end the rule.");
    }

    public void Occurrence()
    {
        if (++_occurrences > limits.Occurrences)
            throw new CalendarException(Line, $"the calendar has more than {limits.Occurrences:N0} occurrences in the time that counts; export less of it.");
    }
}
