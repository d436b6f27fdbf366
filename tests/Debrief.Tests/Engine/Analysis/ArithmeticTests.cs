using Mockloop.Debrief.Engine.Analysis;

namespace Mockloop.Debrief.Tests.Engine.Analysis;

public sealed class ArithmeticTests
{
    [Theory]
    [InlineData("A 7B model in fp16 needs 14 GB for its weights.", 14, 14)]
    [InlineData("Seven billion parameters at two bytes each make 14 GB of weights.", 14, 14)]
    [InlineData("The 70B model in int8 has 70 GB of weights.", 70, 70)]
    [InlineData("7B × 2 bytes = 14 GB", 14, 14)]
    [InlineData("2 × 32 layers × 8 KV heads × 128 × 2 bytes = 131,072 bytes", 131072, 131072)]
    [InlineData("With 32 layers, 8 KV heads and head dimension 128 in fp16 the KV cache takes 0.13 MB per token.", 0.13, 0.131072)]
    [InlineData("KV cache per token = 2*32*32*128*2 = 0.5MB", 0.5, 0.524288)]
    [InlineData("We see 40 requests/s × 250 tokens = 10,000 tokens/s.", 10000, 10000)]
    [InlineData("40 requests per second of 250 tokens each, so the total is 10,000 tokens per second.", 10000, 10000)]
    [InlineData("Load is 10,000 tokens/s. One GPU does 2,500 tokens/s, so we need 4 GPUs.", 4, 4)]
    [InlineData("Queue 40 ms, prefill 90 ms, decode 30 ms: total 160 ms.", 160, 160)]
    [InlineData("A GPU costs 3 €/h and yields 2,500 tokens/s, so we pay 0.33 € per million tokens.", 0.33, 0.333333)]
    [InlineData("The card has 80 GB, the weights take 14 GB, which leaves 66 GB.", 66, 66)]
    [InlineData("10,000 tokens/s is 864M tokens per day.", 864e6, 864e6)]
    public void What_follows_from_other_numbers_is_computed_again(string text, double claimed, double computed)
    {
        var number = AnswerAnalysis.Of(text, AnswerKind.Design).Numbers.Last();
        number.ShouldSatisfyAllConditions(n => n.Ok.ShouldBeTrue(), n => n.Claimed.ShouldBe(claimed, 1e-6), n => n.Computed.ShouldBe(computed, 1e-5 * computed));
        text.ShouldContain(number.Quote);
    }

    [Theory]
    [InlineData("A 7B model in fp16 needs 28 GB for its weights.", "wrong-arithmetic")]
    [InlineData("A 7B model in fp16 needs 14 MB for its weights.", "unit-slip")]
    [InlineData("A 7B model in fp16 needs 14 GiB for its weights.", "unit-slip")]
    [InlineData("A 7B model in fp16 needs 14 Gb for its weights.", "unit-slip")]
    [InlineData("40 requests/s × 250 tokens = 1,000 tokens/s", "wrong-arithmetic")]
    [InlineData("Load is 10,000 tokens/s. One GPU does 2,500 tokens/s, so we need 2 GPUs.", "wrong-arithmetic")]
    [InlineData("Queue 40 ms, prefill 90 ms, decode 30 ms: total 190 ms.", "wrong-arithmetic")]
    [InlineData("Queue 40 ms, prefill 90 ms, decode 30 ms: total 160 s.", "unit-slip")]
    [InlineData("A GPU costs 3 €/h and yields 2,500 tokens/s, so we pay 3.33 € per million tokens.", "wrong-arithmetic")]
    public void Wrong_results_and_wrong_units_are_told_apart(string text, string code)
    {
        var report = AnswerAnalysis.Of(text, AnswerKind.Design);
        report.Numbers.ShouldContain(n => !n.Ok);
        report.CodesOf().ShouldContain(code);
        report.CodesOf().ShouldNotContain("arithmetic-holds");
    }

    [Theory]
    [InlineData("Goal: p95 under 200 ms and 5 € per million tokens.")]
    [InlineData("We have 7B parameters, 80 GB cards, 40 requests/s and 12 people.")]
    [InlineData("1 / 0 = 3 GPUs, 0 × 0 = 0.")]
    [InlineData("Call 555-1234 on 2026-03-02 at 10:30, version 1.2.3.4, €, 5 €/, %")]
    public void Numbers_that_follow_from_nothing_are_left_alone(string text) => AnswerAnalysis.Of(text, AnswerKind.Design).Numbers.ShouldAllBe(n => n.Ok);
}
