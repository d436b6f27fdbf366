namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>A calendar file that is broken, or asks for more than is given.</summary>
/// <param name="line">Physical line, from 1; 0 where the file as a whole is meant.</param>
/// <param name="why">What is wrong, with the limit where it is one.</param>
public sealed class CalendarException(int line, string why) : Exception(line > 0 ? $"line {line}: {why}" : why)
{
    /// <summary>Physical line, from 1; 0 for the whole file.</summary>
    public int Line { get; } = line;
}
