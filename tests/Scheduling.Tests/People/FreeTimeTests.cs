using CsCheck;
using Mockloop.Scheduling.People;
using NodaTime;

namespace Mockloop.Scheduling.Tests.People;

public sealed class FreeTimeTests
{
    static readonly string[] Zones = ["Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia"];

    static readonly Instant Spring = Instant.FromUtc(2026, 3, 28, 0, 0), Autumn = Instant.FromUtc(2026, 10, 24, 0, 0);

    [Fact]
    public void Without_rules_office_hours_on_weekdays()
    {
        var free = Of("Europe/Paris").Between(Instant.FromUtc(2026, 3, 6, 0, 0), Instant.FromUtc(2026, 3, 10, 0, 0), []);

        free.ShouldBe([Utc(6, 8, 16), Utc(9, 8, 16)]);
    }

    [Fact]
    public void A_wall_time_that_is_skipped_moves_by_the_gap_and_one_that_comes_twice_is_its_first()
    {
        // Paris: 02:00–03:00 is missing on 29 March 2026 and comes twice on 25 October.
        var night = Of("Europe/Paris", (IsoDayOfWeek.Sunday, 150, 240));

        night.Between(Spring, Spring + Duration.FromDays(2), []).ShouldHaveSingleItem()
            .ShouldBe(new Interval(Instant.FromUtc(2026, 3, 29, 1, 30), Instant.FromUtc(2026, 3, 29, 2, 0)));
        night.Between(Autumn, Autumn + Duration.FromDays(2), []).ShouldHaveSingleItem()
            .ShouldBe(new Interval(Instant.FromUtc(2026, 10, 25, 0, 30), Instant.FromUtc(2026, 10, 25, 3, 0)));
    }

    [Fact]
    public void A_span_that_lies_whole_in_the_gap_is_pushed_behind_it_and_lasts_as_long() =>
        Of("Europe/Paris", (IsoDayOfWeek.Sunday, 125, 155)).Between(Spring, Spring + Duration.FromDays(2), [])
            .ShouldHaveSingleItem().Duration.ShouldBe(Duration.FromMinutes(30));

    [Fact]
    public void Holidays_exceptions_and_bookings_take_their_time_away()
    {
        var person = Person.Of(Guid.CreateVersion7(), "Ada", null, false);
        person.Change("", "UTC", 0, 0, [new LocalDate(2026, 3, 3)]);
        var free = new FreeTime(person, [], [DayException.Of(person.Id, new LocalDate(2026, 3, 4), []), DayException.Of(person.Id, new LocalDate(2026, 3, 5), [new(600, 660), new(660, 720)])]);

        free.Between(Instant.FromUtc(2026, 3, 2, 0, 0), Instant.FromUtc(2026, 3, 6, 0, 0), [Utc(2, 11, 12)])
            .ShouldBe([Utc(2, 9, 11), Utc(2, 12, 17), Utc(5, 10, 12)]);
    }

    [Fact]
    public void Nothing_is_free_twice_nor_while_booked_in_any_zone() =>
        Gen.Select(Gen.Int[0, Zones.Length - 1].Select(i => Zones[i]), Gen.Int[0, 700], Gen.Int[0, 23], Gen.Int[1, 1440])
            .Sample((zone, day, hour, length) =>
            {
                var from = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromDays(day);
                var booked = new Interval(from + Duration.FromHours(hour), from + Duration.FromHours(hour) + Duration.FromMinutes(length));
                var all = Enumerable.Range(1, 7).Select(d => ((IsoDayOfWeek)d, 0, 1440)).ToArray();

                var free = Of(zone, all).Between(from, from + Duration.FromDays(3), [booked]);

                // Free all week: what is left is everything but the booking, in order and without overlap.
                var inside = Duration.FromTicks(free.Sum(f => f.Duration.TotalTicks));
                inside.ShouldBe(Duration.FromDays(3) - booked.Duration);
                free.Zip(free.Skip(1)).ShouldAllBe(pair => pair.First.End < pair.Second.Start);
                free.ShouldAllBe(f => f.End <= booked.Start || f.Start >= booked.End);
            }, iter: 300, threads: 1);

    static FreeTime Of(string zone, params (IsoDayOfWeek Day, int From, int To)[] rules)
    {
        var person = Person.Of(Guid.CreateVersion7(), "Ada", null, false);
        person.Change("", zone, 0, 0, []);
        return new FreeTime(person, [.. rules.Select(r => WeeklySpan.Of(person.Id, (int)r.Day, new WallSpan(r.From, r.To), "rule"))], []);
    }

    static Interval Utc(int day, int from, int to) => new(Instant.FromUtc(2026, 3, day, from, 0), Instant.FromUtc(2026, 3, day, to, 0));
}
