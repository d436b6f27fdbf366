using CsCheck;
using Mockloop.Matching.Engine.Pooling;
using NodaTime;

namespace Mockloop.Matching.Tests.Engine.Pooling;

public sealed class PoolRoundTests
{
    [Fact]
    public void Of_all_ways_to_pair_a_line_the_one_that_serves_the_urgent_in_their_order_and_then_weighs_most_is_taken() =>
        Gen.Int[0, int.MaxValue].Sample(seed =>
        {
            var (waiters, past) = Line.Random(new Random(seed), most: 8);
            var rules = new PoolRules();
            var line = waiters.Order(Waiter.Line).ToList();
            var urgent = line.Where(w => w.Returned || Line.Now - w.Since >= rules.Patience).ToList();

            var pairs = Line.Match(waiters, rules, past);

            var best = Exhaustive.Matchings(line, new PoolPairing(Line.Stage, rules, past)).Max(m => Exhaustive.Rank(m, urgent));
            Exhaustive.Rank(pairs, urgent).ShouldBe(best);
            pairs.SelectMany(p => new[] { p.Candidate.Ticket, p.Interviewer.Ticket }).ShouldBeUnique();
        }, iter: 1_000, threads: 1);

    [Fact]
    public void Who_waited_out_their_patience_goes_before_somebody_younger_who_fits_better()
    {
        var (old, young) = (Line.Waits(PoolPart.Candidate, minutes: 46, level: 1), Line.Waits(PoolPart.Candidate, minutes: 1, level: 5));
        var interviewer = Line.Waits(PoolPart.Interviewer, level: 5);

        Line.Match([old, young, interviewer]).ShouldHaveSingleItem().Candidate.ShouldBe(old);
        Line.Match([old with { Since = Line.Now - Duration.FromMinutes(14) }, young, interviewer]).ShouldHaveSingleItem().Candidate.ShouldBe(young);
    }

    [Fact]
    public void Of_two_who_waited_too_long_one_is_not_given_the_only_partner_of_the_other()
    {
        var (first, second) = (Line.Waits(PoolPart.Candidate, minutes: 60), Line.Waits(PoolPart.Candidate, minutes: 50, toHour: 2));
        var (late, early) = (Line.Waits(PoolPart.Interviewer, fromHour: 3), Line.Waits(PoolPart.Interviewer));

        Line.Match([first, second, late, early]).ToDictionary(p => p.Candidate, p => p.Interviewer)
            .ShouldBe(new Dictionary<Waiter, Waiter> { [first] = late, [second] = early });
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(0, 2, false)]
    [InlineData(15, 2, true)]
    [InlineData(15, 3, false)]
    [InlineData(30, 4, true)]
    public void Levels_may_differ_the_more_the_longer_one_of_the_two_has_waited(int minutes, int distance, bool matched) =>
        Line.Match([Line.Waits(PoolPart.Candidate, minutes, level: 1), Line.Waits(PoolPart.Interviewer, 0, level: 1 + distance)]).Count.ShouldBe(matched ? 1 : 0);

    [Fact]
    public void A_two_way_mock_takes_two_starts_in_a_row_and_becomes_one_way_only_at_the_last_step()
    {
        var (a, b) = (Line.Waits(PoolPart.Both, 44, toHour: 2), Line.Waits(PoolPart.Both, 3, toHour: 2));
        var pair = Line.Match([a, b]).ShouldHaveSingleItem();
        (pair.Candidate, pair.BackStart - pair.Start, pair.Terms.Mutual).ShouldBe((a, Duration.FromMinutes(60), 1000));

        var brief = new[] { a with { Free = [new Interval(a.Free[0].Start, a.Free[0].Start + Duration.FromMinutes(60))] }, b };
        Line.Match(brief).ShouldBeEmpty();
        Line.Match([brief[0] with { Since = Line.Now - Duration.FromMinutes(45) }, b]).ShouldHaveSingleItem().BackStart.ShouldBeNull();
    }

    [Fact]
    public void No_wait_relaxes_a_hard_rule()
    {
        var (a, b) = (Line.Waits(PoolPart.Candidate, 10_000), Line.Waits(PoolPart.Interviewer, 10_000));
        Line.Match([a, b]).Count.ShouldBe(1);

        Line.Match([a with { Never = new HashSet<Guid> { b.Person } }, b]).ShouldBeEmpty();
        Line.Match([a, b with { Never = new HashSet<Guid> { a.Person } }]).ShouldBeEmpty();
        Line.Match([a, b with { Languages = ["fr"] }]).ShouldBeEmpty();
        Line.Match([a, b with { Person = a.Person }]).ShouldBeEmpty();
        Line.Match([a, b with { Part = PoolPart.Candidate }]).ShouldBeEmpty();
        Line.Match([a, Line.Waits(PoolPart.Interviewer, 10_000, fromHour: 24, toHour: 30)]).ShouldBeEmpty();
        Line.Match([a, b], past: PoolPast.None with { Met = new HashSet<(Guid, Guid)> { (a.Person, b.Person) } }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(nameof(PoolWeights.Fit))]
    [InlineData(nameof(PoolWeights.Level))]
    [InlineData(nameof(PoolWeights.Language))]
    [InlineData(nameof(PoolWeights.Novelty))]
    [InlineData(nameof(PoolWeights.Ledger))]
    [InlineData(nameof(PoolWeights.Connectivity))]
    [InlineData(nameof(PoolWeights.Preference))]
    [InlineData(nameof(PoolWeights.Waiting))]
    [InlineData(nameof(PoolWeights.Hours))]
    public void Each_weight_alone_decides_between_two_interviewers_who_differ_in_its_term(string term)
    {
        var none = new PoolWeights { Fit = 0, Level = 0, Hours = 0, Language = 0, Novelty = 0, Ledger = 0, Connectivity = 0, Preference = 0, Waiting = 0, Mutual = 0 };
        typeof(PoolWeights).GetProperty(term)!.SetValue(none, 100);
        // The rest of the line is at step 2, where everything below is allowed.
        var candidate = Line.Waits(PoolPart.Candidate, 31) with { Languages = ["en", "fr"] };
        var better = Line.Waits(PoolPart.Interviewer, 30) with { Reputation = 5, Ledger = -3, Wishes = new HashSet<Guid> { candidate.Person } };
        var worse = Line.Waits(PoolPart.Interviewer, 1, level: 4, fromHour: 23) with { Reputation = 1, Ledger = 3, Languages = ["fr"] };
        var past = new PoolPast(new HashSet<(Guid, Guid)>(), new Dictionary<(Guid, Guid), int> { [PoolPast.Key(candidate.Person, worse.Person)] = 2 },
            new RatingGraph([(worse.Person, candidate.Person)]));

        Line.Match([candidate, worse, better], new PoolRules { Weights = none }, past).ShouldHaveSingleItem().Interviewer.ShouldBe(better);
    }

    [Fact]
    public void A_card_joins_raters_adds_a_path_or_is_there_already()
    {
        var (r1, r2, c1, c2) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var graph = new RatingGraph([(r1, c1), (r1, c2), (r2, c2)]);

        (graph.Gain(r1, c1), graph.Gain(r2, c1), graph.Gain(c1, r1)).ShouldBe((0, 250, 1000));
    }
}
