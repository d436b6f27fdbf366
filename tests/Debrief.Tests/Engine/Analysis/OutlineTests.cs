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
    [InlineData("As cheap as we can get it. Rust tokenizer.", "objective-first")]
    [InlineData("Throughput is obviously what one is after. Weights sit in a bucket.", "objective-first")]
    [InlineData("Hit 40 ms, says the customer. Then vLLM.", "objective-first")]
    [InlineData("vLLM, and what we're after is 50 requests a second.", "objective-late")]
    [InlineData("Any design has an objective. We take vLLM.", "no-objective")]
    [InlineData("Low latency isn't our business. We take vLLM.", "no-objective")]
    [InlineData("vLLM on a card of 4 € an hour at 2,000 tokens a second, so 0.56 € per million tokens.", "no-objective")]
    [InlineData("Bottleneck number one: memory bandwidth.", "first-without-reason")]
    [InlineData("The bottleneck that I would address first is the file system.", "first-without-reason")]
    [InlineData("- first: KV cache\n- money: a card costs 2 € because it is old", "first-without-reason")]
    [InlineData("Which first? Prompt lengths, because they vary.", "first-bottleneck")]
    [InlineData("What gives out first is KV room: 24 GB less 14 leaves 10.", "first-bottleneck")]
    [InlineData("Batching, short prompts first. First a request goes to the queue, then to the engine.", "no-first-bottleneck")]
    [InlineData("If the pods get evicted, we shift to reserved ones.", "risks-mitigated")]
    [InlineData("A heat wave may throttle the cards: traffic is then shed to Zurich.", "risks-mitigated")]
    [InlineData("Risk: noisy tenant. Answer: 429 beyond the limit.", "risks-mitigated")]
    [InlineData("Risk: bad release -> canary -> rollback", "risks-mitigated")]
    [InlineData("Risk: heat.", "risk-without-mitigation")]
    [InlineData("There will be risks, all of which have to be mitigated.", "no-risks")]
    [InlineData("A dense trunk with parallel attention and a larger vocabulary.", "architecture-without-serving")]
    public void Order_reason_and_response_are_told_apart(string text, string code) => Design(text).CodesOf().ShouldContain(code);

    [Theory]
    [InlineData("checkpoint-storage", "The weights lie on NFS.|Each machine pulls the model at boot.|Weights baked into the image.|On one SSD stay the weights.|An EBS snapshot, cloned per node.")]
    [InlineData("no-checkpoint-storage", "Decoding reads all weights for every token.|At 70 % load the weights matter.|The load balancer is the model of simplicity.|Where weights lie I haven't thought about.")]
    [InlineData("tokenizer", "Text gets chopped up into tokens.|For making tokens from text we use one service.|Byte-pair encoding in a sidecar.|Prompts become ids.")]
    [InlineData("no-tokenizer", "The card makes 900 tokens a second.|Tokens are billed by the million.")]
    [InlineData("inference-engine", "ExLlama, probably.|The model is run by a thing called Foo.|For the inference I take Foo.|LMDeploy.|A diffusion worker.")]
    [InlineData("no-inference-engine", "A search engine.|They will know which engine is best.|We run the model.")]
    [InlineData("request-scheduler", "Requests go in packets of 8.|Essays wait in a line and get marked eight at a time.|Short questions overtake the long.|It lumps requests together.|Batch what fits.")]
    [InlineData("no-request-scheduler", "WSD schedule and a router top two.|Alarm on queue length.|Scheduling of the project: see the plan.")]
    [InlineData("observability", "I look all with Datadog.|Someone gets paged.|Everything goes to Honeycomb.|A sentinel rings the night shift.")]
    [InlineData("no-observability", "Paged attention.|30 million calls a month.|I do not plan for dashboards or alarms.")]
    public void Components_are_known_by_their_names_and_by_what_they_do(string code, string texts)
    {
        foreach (var text in texts.Split('|'))
            Design(text).CodesOf().ShouldContain(code, text);
    }

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
