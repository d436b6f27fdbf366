using Mockloop.Grading.Engine;
using Mockloop.Grading.Engine.Judging.Grading;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Tests.Judging;

public sealed class DefaultGraderTests
{
    static readonly NodeResult[] Parts =
    [
        new("sample", Verdict.RuntimeError, 1, "s"),
        new("secret/1", Verdict.WrongAnswer, 2, "w"),
        new("secret/2", Verdict.Accepted, 5, ""),
        new("secret/3", Verdict.MemoryLimit, 0, "m"),
        new("secret/4", Verdict.TimeLimit, 4, "t"),
    ];

    [Theory]
    [InlineData("", Verdict.RuntimeError, 12)]
    [InlineData("ignore_sample", Verdict.MemoryLimit, 11)]
    [InlineData("ignore_sample first_error max", Verdict.WrongAnswer, 5)]
    [InlineData("always_accept min", Verdict.Accepted, 0)]
    [InlineData("accept_if_any_accepted avg", Verdict.Accepted, 2.4)]
    [InlineData("always_accept sum first_error avg", Verdict.RuntimeError, 2.4)]
    public void Flags_decide_verdict_and_score(string flags, Verdict verdict, double score)
    {
        var result = DefaultGrader.Parse(flags.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Grade("secret", Parts);
        (result.Verdict, result.Score).ShouldBe((verdict, score));
    }

    [Fact]
    public void A_group_without_parts_is_accepted_with_nothing() =>
        DefaultGrader.Parse([]).Grade("secret", []).ShouldBe(new("secret", Verdict.Accepted, 0, ""));

    [Fact]
    public void An_unknown_flag_is_refused() => Should.Throw<PackageException>(() => DefaultGrader.Parse(["summ"])).Message.ShouldContain("summ");

    [Theory]
    [InlineData("AC 12.5\n", "AC", 12.5)]
    [InlineData("  WA\t0 ", "WA", 0)]
    public void A_graders_answer_is_a_code_and_a_number(string answer, string code, double score) =>
        GraderDialogue.Read(System.Text.Encoding.UTF8.GetBytes(answer)).ShouldBe((code, score));

    [Theory]
    [InlineData("")]
    [InlineData("AC")]
    [InlineData("OK 3")]
    [InlineData("AC 3 4")]
    [InlineData("AC nan")]
    public void Anything_else_is_no_answer(string answer) => GraderDialogue.Read(System.Text.Encoding.UTF8.GetBytes(answer)).ShouldBeNull();

    [Fact]
    public void A_grader_is_asked_one_line_per_part() =>
        System.Text.Encoding.UTF8.GetString(GraderDialogue.Ask(Parts)).ShouldBe("RTE 1\nWA 2\nAC 5\nRTE 0\nTLE 4\n");
}
