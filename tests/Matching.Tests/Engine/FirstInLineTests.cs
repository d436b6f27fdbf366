using CsCheck;
using Mockloop.Matching.Engine.Pairing;
using NodaTime;

namespace Mockloop.Matching.Tests.Engine;

public sealed class FirstInLineTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 10);

    [Fact]
    public void The_first_in_line_gets_the_first_interviewer_with_a_common_slot_on_the_grid()
    {
        var (early, late) = (Wait("", 1, 9, 12), Wait("", 2, 9, 12));
        var (busy, free) = (Wait("engineer", 3, 14, 16), Wait("engineer", 4, 9, 17));

        var pair = FirstInLine.Match([late, early, busy, free], new HashSet<(Guid, Guid)>(), 45, 30, Now).ShouldHaveSingleItem();

        (pair.CandidateTicket, pair.InterviewerTicket, pair.Start, pair.End)
            .ShouldBe((early.Id, free.Id, Instant.FromUtc(2026, 3, 2, 9, 30), Instant.FromUtc(2026, 3, 2, 10, 15)));
    }

    [Fact]
    public void Whatever_the_line_nobody_is_in_two_pairs_nobody_meets_themselves_and_every_slot_is_free() =>
        Gen.Int[0, int.MaxValue].Sample(seed =>
        {
            var random = new Random(seed);
            var people = Enumerable.Range(0, 8).Select(_ => Guid.CreateVersion7()).ToArray();
            var line = Enumerable.Range(0, random.Next(2, 20)).Select(i =>
                Wait(random.Next(2) == 0 ? "" : "engineer", i, random.Next(8, 14), random.Next(14, 20)) with { PersonId = people[random.Next(8)] }).ToList();
            var met = Enumerable.Range(0, 10).Select(_ => (people[random.Next(8)], people[random.Next(8)])).ToHashSet();

            var pairs = FirstInLine.Match(line, met, 45, 15, Now);

            var of = line.ToDictionary(w => w.Id);
            pairs.SelectMany(p => new[] { of[p.CandidateTicket].PersonId, of[p.InterviewerTicket].PersonId }).ShouldBeUnique();
            foreach (var pair in pairs)
            {
                var (candidate, interviewer) = (of[pair.CandidateTicket], of[pair.InterviewerTicket]);
                met.ShouldNotContain((candidate.PersonId, interviewer.PersonId));
                (candidate.Role, interviewer.Role).ShouldBe(("", "engineer"));
                candidate.Free.Concat(interviewer.Free).ShouldAllBe(f => f.Start <= pair.Start && pair.End <= f.End);
                pair.Start.ShouldBeGreaterThanOrEqualTo(Now);
            }
        }, iter: 500, threads: 1);

    static Waiting Wait(string role, long place, int from, int to) => new(Guid.CreateVersion7(), Guid.CreateVersion7(), role, place,
        [new Interval(Instant.FromUtc(2026, 3, 2, from, 0), Instant.FromUtc(2026, 3, 2, to, 0))]);
}
