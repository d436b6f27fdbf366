using Mockloop.Grading.Engine.Scale.Fitting;

namespace Mockloop.Grading.Tests.Engine.Scale.Fitting;

/// <summary>Of 20 climbs of a ladder at least 19 name the class, or a few of which it is one.</summary>
public sealed class KnownGrowthTests
{
    const int Climbs = 20, Most = 5;

    static readonly FactorNames Names = new();

    public static TheoryData<string, string> Known { get; } = new()
    {
        { "C++", "1" }, { "C++", "n" }, { "C++", "n log k" }, { "C++", "n log n" }, { "C++", "n k" }, { "C++", "n^2" }, { "C++", "n sqrt n" }, { "C++", "k" },
        { "Python", "n" }, { "Python", "n log k" }, { "Python", "n log n" }, { "Python", "n k" }, { "Python", "n^2" },
        { "registry", "n" }, { "registry", "k" }, { "registry", "n + k" }, { "registry", "(n + k) log n" }, { "registry", "k log k" }, { "registry", "n k" }, { "registry", "n^2" },
        { "alone", "1" }, { "alone", "log n" }, { "alone", "n" }, { "alone", "n log n" }, { "alone", "n^2" },
        { "Python alone", "1" }, { "Python alone", "log n" }, { "Python alone", "n" }, { "Python alone", "n log n" }, { "Python alone", "n^2" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void With_even_noise(string ladder, string truth) => Climb(ladder, truth, SimulatedLadder.Even);

    [Theory]
    [MemberData(nameof(Known))]
    public void With_slow_outliers(string ladder, string truth) => Climb(ladder, truth, SimulatedLadder.Spikes);

    [Theory]
    [InlineData("C++", "n k", "n log k", Exceeds.Yes)]
    [InlineData("Python", "n k", "n log k", Exceeds.Yes)]
    [InlineData("C++", "n log k", "n log k", Exceeds.No)]
    [InlineData("registry", "n^2", "(n + k) log n", Exceeds.Yes)]
    [InlineData("registry", "n + k", "(n + k) log n", Exceeds.No)]
    [InlineData("alone", "n^2", "n log n", Exceeds.Yes)]
    [InlineData("alone", "n", "n log n", Exceeds.No)]
    public void Faster_than_allowed_is_told_and_nothing_else(string ladder, string truth, string allowed, Exceeds expected)
    {
        var answers = Enumerable.Range(0, Climbs).Select(seed => Measure(ladder, truth, SimulatedLadder.Even, seed, allowed).Exceeds).ToList();
        answers.Count(a => a == expected).ShouldBeGreaterThanOrEqualTo(Climbs / 2);
        answers.ShouldAllBe(a => a == expected || a == Exceeds.CannotTell);
    }

    static void Climb(string ladder, string truth, Func<Random, double> noise)
    {
        var wanted = GrowthClass.Parse(truth, Names);
        var measured = Enumerable.Range(0, Climbs).Select(seed => Measure(ladder, truth, noise, seed)).ToList();
        var wrong = measured.Where(m => !m.Classes.Contains(wanted)).Select(m => m.Words).ToList();
        wrong.Count.ShouldBeLessThanOrEqualTo(1, string.Join("; ", wrong));
        measured.Count(m => m.Classes.Count <= Most).ShouldBeGreaterThanOrEqualTo(Climbs / 2); // an answer that names everything says nothing
    }

    static MeasuredGrowth Measure(string ladder, string truth, Func<Random, double> noise, int seed, string? allowed = null) =>
        Classification.Of(
            SimulatedLadder.Of(ladder).Climb(GrowthClass.Parse(truth, Names), noise, seed), Quantity.Time,
            allowed is null ? null : GrowthClass.Parse(allowed, Names), Names)!;
}
