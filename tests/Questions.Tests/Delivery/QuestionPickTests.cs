using Mockloop.Questions.Delivery;

namespace Mockloop.Questions.Tests.Delivery;

public sealed class QuestionPickTests
{
    static readonly string[] Four = ["a", "b", "c", "d"];

    [Fact]
    public void The_same_booking_gets_the_same_question_and_cohort_mates_differ()
    {
        var picks = Enumerable.Range(0, 40).Select(i => Pick(Person(i))).ToList();
        picks.ShouldBe(Enumerable.Range(0, 40).Select(i => Pick(Person(i))));
        picks.Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void No_question_comes_twice_before_all_were_seen_and_then_the_oldest()
    {
        var seen = new List<string>();
        for (int i = 0; i < 4; i++)
            seen.Add(Pick(Person(1), seen));
        seen.Distinct().Count().ShouldBe(4);
        Pick(Person(1), seen).ShouldBe(seen[0]);
    }

    static string Pick(Guid candidate, params IReadOnlyList<string> seen) => QuestionPick.Choose(Four, seen, candidate, "coding");

    static Guid Person(int i) => new(i, 0, 0, new byte[8]);
}
