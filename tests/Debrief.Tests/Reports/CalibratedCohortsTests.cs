using Mockloop.Debrief.Engine.Reports;
using Mockloop.Debrief.Reports;

namespace Mockloop.Debrief.Tests.Reports;

public sealed class CalibratedCohortsTests
{
    static readonly Guid Cohort = Guid.CreateVersion7();
    readonly CalibratedCohorts calibrated = new();

    static List<RevealedRating> Ratings => [.. RatedCohort.Ratings(RatedCohort.Panel)];

    [Fact]
    public void The_same_ratings_are_calibrated_once_also_for_many_who_look_at_once()
    {
        var seen = new CohortMeasures[8];
        Parallel.For(0, seen.Length, i => seen[i] = calibrated.Of(Cohort, Ratings));
        seen.ShouldAllBe(m => ReferenceEquals(m, seen[0]));
        seen[0].NotCalibrated.ShouldBeNull();
    }

    [Fact]
    public void A_new_rating_a_changed_one_and_an_erased_rater_are_calibrated_anew()
    {
        var before = calibrated.Of(Cohort, Ratings);
        var another = calibrated.Of(Cohort, [.. Ratings, new("r0", "late", RatedCohort.Stage, "i0", 3, "2026-W50")]);
        another.Ratings.Count.ShouldBe(before.Ratings.Count + 1);
        var changed = Ratings;
        changed[5] = changed[5] with { Score = changed[5].Score == 1 ? 2 : 1 };
        calibrated.Of(Cohort, changed).RawMean(changed[5].Loop).ShouldNotBe(before.RawMean(changed[5].Loop));
        var erased = calibrated.Of(Cohort, [.. Ratings.Select(r => r.Rater == "r0" ? r with { Rater = "alias" } : r)]);
        (erased.Rater("r0"), erased.Rater("alias") is null).ShouldBe((null, false));
    }

    [Fact]
    public void Cohorts_do_not_share_and_the_one_longest_not_looked_at_goes()
    {
        List<RevealedRating> Few(int i) => [new("a", $"l{i}", "coding", "x", 3, "2026-W49")];
        Guid[] cohorts = [.. Enumerable.Range(0, CalibratedCohorts.Most).Select(_ => Guid.CreateVersion7())];
        var first = cohorts.Select((c, i) => calibrated.Of(c, Few(i))).ToList();
        first.ShouldBeUnique();
        calibrated.Of(cohorts[0], Few(0)).ShouldBeSameAs(first[0]);
        calibrated.Of(Cohort, Few(99));
        calibrated.Of(cohorts[0], Few(0)).ShouldBeSameAs(first[0]);
        calibrated.Of(cohorts[1], Few(1)).ShouldNotBeSameAs(first[1], "it made room");
    }
}
