using NodaTime;

namespace Mockloop.Matching.Engine.Generating;

/// <summary>Somebody's free half-hours: a weekly pattern inside nine hours of the day, and now and then an hour lost.</summary>
static class FreeTime
{
    const int HalfHours = 18, Days = 26;

    public static Interval[] Of(Random random, LocalDate monday, string zone, bool interviewer)
    {
        var tz = DateTimeZoneProviders.Tzdb[zone];
        var first = 16 + 2 * random.Next(3);
        var patterns = Enumerable.Range(0, 5).Select(_ => Pattern(random, interviewer ? random.Next(8, 13) : random.Next(10, 15))).ToArray();
        var spans = new List<Interval>();
        for (var day = 0; day < Days; day++)
        {
            var date = monday.PlusDays(day);
            if ((int)date.DayOfWeek > 5)
                continue;
            var free = (bool[])patterns[(int)date.DayOfWeek - 1].Clone();
            if (random.NextDouble() < 0.3 && random.Next(HalfHours - 1) is var lost)
                free[lost] = free[lost + 1] = false;
            spans.AddRange(Spans(free).Select(s => new Interval(
                At(date, first + s.From, tz), At(date, first + s.To, tz))));
        }
        return [.. spans];
    }

    static Instant At(LocalDate date, int halfHour, DateTimeZone zone) =>
        date.AtMidnight().PlusMinutes(30 * halfHour).InZoneLeniently(zone).ToInstant();

    static bool[] Pattern(Random random, int target)
    {
        var free = Enumerable.Repeat(true, HalfHours).ToArray();
        for (var left = HalfHours; left > target;)
            for (int at = random.Next(HalfHours), end = Math.Min(HalfHours, at + random.Next(1, 4)); at < end && left > target; at++)
                if (free[at])
                {
                    free[at] = false;
                    left--;
                }
        return free;
    }

    static IEnumerable<(int From, int To)> Spans(bool[] free)
    {
        for (var i = 0; i < free.Length; i++)
            if (free[i] && (i == 0 || !free[i - 1]))
                yield return (i, i + free.Skip(i).TakeWhile(f => f).Count());
    }
}
