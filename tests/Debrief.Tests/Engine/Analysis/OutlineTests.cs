using Mockloop.Debrief.Engine.Analysis;

namespace Mockloop.Debrief.Tests.Engine.Analysis;

public sealed class OutlineTests
{
    static readonly string[] Components = ["checkpoint-storage", "tokenizer", "inference-engine", "request-scheduler", "observability"];

    static AnswerReport Design(string text) => AnswerAnalysis.Of(text, AnswerKind.Design);

    [Fact]
    public void Five_components_are_found_and_what_is_denied_is_missing()
    {
        Design("Checkpoint store, tokenizer, scheduler, vLLM, monitoring.").CodesOf().Intersect(Components).Count().ShouldBe(5);
        Design("No checkpoint store, without a tokenizer; scheduler: none. An inference engine is not needed. We never added monitoring.")
            .CodesOf().Intersect(Components.Select(c => $"no-{c}")).Count().ShouldBe(5);
    }

    [Theory]
    [InlineData("Goal: p95 below 200 ms. Then a tokenizer.", "objective-first")]
    [InlineData("A tokenizer and vLLM. Goal: p95 below 200 ms.", "objective-late")]
    [InlineData("A tokenizer and vLLM.", "no-objective")]
    [InlineData("We fix padding first because idle slots cost half the card.", "first-bottleneck")]
    [InlineData("We fix padding first. Done.", "first-without-reason")]
    [InlineData("The first token comes from the prefill.", "no-first-bottleneck")]
    [InlineData("Risk: model drift. A weekly evaluation catches it.", "risks-mitigated")]
    [InlineData("Risk: model drift. Somebody should think of that one day.", "risk-without-mitigation")]
    [InlineData("A sparse mixture of experts with linear attention and rotary embeddings.", "architecture-without-serving")]
    public void Order_reason_and_response_are_told_apart(string text, string code) => Design(text).CodesOf().ShouldContain(code);

    [Fact]
    public void A_product_has_six_parts_and_what_is_denied_is_missing()
    {
        string[] parts = ["persona", "abuse-monitoring", "quotas", "market", "price", "metric"];
        AnswerAnalysis.Of("An ML engineer at a small bank without GPUs. Uploads are scanned for poisoned rows. Quota of five runs a day. Market: 300 banks. Price: 40 € per month. Success means two hours instead of two weeks.", AnswerKind.Product)
            .CodesOf().ShouldBe(parts, ignoreOrder: true);
        AnswerAnalysis.Of("No persona. We skip abuse monitoring, quotas are not needed, market: n/a, price: none, no metric.", AnswerKind.Product)
            .CodesOf().ShouldBe(parts.Select(p => $"no-{p}"), ignoreOrder: true);
    }
}
