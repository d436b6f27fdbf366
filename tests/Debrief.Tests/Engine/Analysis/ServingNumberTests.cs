using Mockloop.Debrief.Engine.Analysis;

namespace Mockloop.Debrief.Tests.Engine.Analysis;

public sealed class ServingNumberTests
{
    [Theory]
    [InlineData("A 13B model at 16 bits is 26 GB.")]
    [InlineData("A 13 billion parameter model in bf16 takes about 26 gigabytes.")]
    [InlineData("Weights: 70e9 params × 1 byte = 70 GB.")]
    [InlineData("The weights of a 70B-parameter model, quantised to 4 bits, come to 35 GB.")]
    [InlineData("With 8B parameters in FP8 we need 8 GB of memory for weights.")]
    [InlineData("A 7B model in fp16 needs 13 GiB for the weights.")]
    [InlineData("KV cache: 2 x 80 layers x 8 heads x 128 dim x 2 bytes = 327,680 bytes per token.")]
    [InlineData("80 layers, 8 KV heads of dimension 128, fp16: the KV cache needs about 328 KB per token.")]
    [InlineData("The KV cache takes 0.5 MB per token, so 2,048 tokens take 1 GB per request.")]
    [InlineData("Each request holds 4,096 tokens at 128 KB of KV cache per token, i.e. 537 MB of KV cache.")]
    [InlineData("KV cache is 131 KB per token. With 32 concurrent requests of 2,000 tokens the cache is 8.4 GB.")]
    [InlineData("200 requests per second at 150 output tokens each is 30,000 tokens per second.")]
    [InlineData("We expect 12,000 requests per minute, which is 200 requests per second.")]
    [InlineData("Demand is 30,000 tokens/s. A GPU sustains 2,500 tokens/s, so 12 GPUs are enough.")]
    [InlineData("30,000 tokens/s divided by 2,500 tokens/s per GPU gives 12 GPUs.")]
    [InlineData("p95 budget: tokenizer 5 ms + queue 40 ms + prefill 80 ms + decode 60 ms = 185 ms")]
    [InlineData("Queueing adds 50 ms, prefill 100 ms and the network 20 ms; in total the p95 is 170 ms.")]
    [InlineData("An H100 costs 2.50 € per hour and serves 3,000 tokens per second: that is 0.23 € per million tokens.")]
    [InlineData("At €4 an hour and 1,000 tokens/s a card produces a million tokens in 1,000 seconds, which costs €1.11 per million tokens.")]
    [InlineData("GPU at $2/h, 2,000 tokens per second, 50% utilisation: $0.56 per million tokens.")]
    [InlineData("The card has 80 GB; 16 GB of weights leave 64 GB for the cache.")]
    [InlineData("64 GB of cache at 0.5 GB per request allow 128 concurrent requests.")]
    [InlineData("Loading 140 GB at 10 GB/s takes 14 seconds.")]
    [InlineData("Loading 14 GB over a 10 Gbit/s link takes 11 seconds.")]
    [InlineData("10,000 tokens per second is 36 million tokens per hour.")]
    [InlineData("Fleet of 12 GPUs at 3 € per hour costs 36 € per hour.")]
    [InlineData("12 GPUs at 3 €/h run up 864 € a day.")]
    [InlineData("A decode step reads 14 GB of weights; at 3,350 GB/s that is 4.2 ms.")]
    [InlineData("Little's law: 100 requests per second times 2 seconds gives 200 requests in flight.")]
    [InlineData("Seventy billion parameters at one byte each make seventy gigabytes of weights.")]
    [InlineData("Our 7B-parameter model needs 7 × 10^9 × 2 B = 14 GB.")]
    public void Numbers_of_a_platform_that_follow_from_others_hold(string text) =>
        AnswerAnalysis.Of(text, AnswerKind.Design).CodesOf().ShouldContain("arithmetic-holds");

    [Theory]
    [InlineData("The weights of a 70B-parameter model, quantised to 4 bits, come to 70 GB.", "wrong-arithmetic")]
    [InlineData("With 8B parameters in FP8 we need 16 GB of memory for weights.", "wrong-arithmetic")]
    [InlineData("A 7B model in fp16 is 14 MB on disk.", "unit-slip")]
    [InlineData("A 7B model in fp16 needs 112 GB for the weights.", "unit-slip")]
    [InlineData("A 7B model in fp16 needs 14 GiB for the weights.", "unit-slip")]
    [InlineData("80 layers, 8 KV heads of dimension 128, fp16: the KV cache needs about 160 KB per token.", "wrong-arithmetic")]
    [InlineData("The KV cache takes 0.5 MB per token, so 2,048 tokens take 4 GB per request.", "wrong-arithmetic")]
    [InlineData("KV cache is 131 KB per token. With 32 concurrent requests of 2,000 tokens the cache is 84 GB.", "wrong-arithmetic")]
    [InlineData("200 requests per second at 150 output tokens each is 3,000 tokens per second.", "wrong-arithmetic")]
    [InlineData("We expect 12,000 requests per minute, which is 400 requests per second.", "wrong-arithmetic")]
    [InlineData("We expect 12,000 requests per minute, which is 12,000 requests per second.", "unit-slip")]
    [InlineData("Demand is 30,000 tokens/s. A GPU sustains 2,500 tokens/s, so 8 GPUs are enough.", "wrong-arithmetic")]
    [InlineData("p95 budget: tokenizer 5 ms + queue 40 ms + prefill 80 ms + decode 60 ms = 155 ms", "wrong-arithmetic")]
    [InlineData("Queueing adds 50 ms, prefill 100 ms and the network 20 ms; in total the p95 is 120 ms.", "wrong-arithmetic")]
    [InlineData("Queueing adds 50 ms, prefill 100 ms and the network 20 ms; in total the p95 is 170 s.", "unit-slip")]
    [InlineData("An H100 costs 2.50 € per hour and serves 3,000 tokens per second: that is 0.83 € per million tokens.", "wrong-arithmetic")]
    [InlineData("An H100 costs 2.50 € per hour and serves 3,000 tokens per second: that is 231 € per million tokens.", "unit-slip")]
    [InlineData("The card has 80 GB; 16 GB of weights leave 54 GB for the cache.", "wrong-arithmetic")]
    [InlineData("64 GB of cache at 0.5 GB per request allow 256 concurrent requests.", "wrong-arithmetic")]
    [InlineData("Loading 140 GB at 10 GB/s takes 140 seconds.", "wrong-arithmetic")]
    [InlineData("Loading 14 GB over a 10 Gbit/s link takes 1.4 seconds.", "unit-slip")]
    [InlineData("10,000 tokens per second is 3.6 million tokens per hour.", "wrong-arithmetic")]
    [InlineData("Fleet of 12 GPUs at 3 € per hour costs 24 € per hour.", "wrong-arithmetic")]
    [InlineData("A decode step reads 14 GB of weights; at 3,350 GB/s that is 42 ms.", "wrong-arithmetic")]
    [InlineData("Little's law: 100 requests per second times 2 seconds gives 500 requests in flight.", "wrong-arithmetic")]
    public void Numbers_of_a_platform_that_do_not_follow_are_found(string text, string code) =>
        AnswerAnalysis.Of(text, AnswerKind.Design).CodesOf().ShouldContain(code);

    [Theory]
    [InlineData("Goal: p95 below 200 ms at 100 requests per second.")]
    [InlineData("We have 3 GPUs with 80 GB each and expect 50 requests per second.")]
    [InlineData("The team of 5 starts in 2 weeks with 3 pilots.")]
    public void Numbers_of_a_platform_that_follow_from_nothing_are_left_alone(string text) =>
        AnswerAnalysis.Of(text, AnswerKind.Design).Numbers.ShouldBeEmpty();
}
