using Mockloop.Debrief.Engine.Analysis;
using Mockloop.Debrief.Engine.Analysis.Numbers;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Tests.Engine.Analysis;

public sealed class WrittenNumberTests
{
    [Theory]
    [InlineData("a thousand requests a minute", "RequestsPerSecond", 1000.0 / 60)]
    [InlineData("two hundred and fifty tokens", "Tokens", 250)]
    [InlineData("sixty-four thousand tokens", "Tokens", 64000)]
    [InlineData("in half a second.", "Seconds", 0.5)]
    [InlineData("a quarter of a second", "Seconds", 0.25)]
    [InlineData("two and a half seconds", "Seconds", 2.5)]
    [InlineData("one point three four gigabytes", "Bytes", 1.34e9)]
    [InlineData("under a second.", "Seconds", 1)]
    [InlineData("eats a gigabyte", "Bytes", 1e9)]
    [InlineData("10 000 tokens", "Tokens", 10000)]
    [InlineData("12.000 tokens", "Tokens", 12000)]
    [InlineData("5 €/Mtok", "MoneyPerToken", 5e-6)]
    [InlineData("5 euro for one million", "MoneyPerToken", 5e-6)]
    [InlineData("two euro fifty an hour", "MoneyPerSecond", 2.5 / 3600)]
    [InlineData("1.2M tok/h", "TokensPerSecond", 1.2e6 / 3600)]
    [InlineData("900 tokens in second", "TokensPerSecond", 900)]
    [InlineData("sixty answers a second", "RequestsPerSecond", 60)]
    [InlineData("20 million a day", "RequestsPerSecond", 20e6 / 86400)]
    [InlineData("ten kilowatts", "Power", 10e3)]
    [InlineData("327,680 B per token", "Bytes", 327680)]
    [InlineData("a seven billion model", "Parameters", 7e9)]
    [InlineData("8xH100", "Devices", 8)]
    [InlineData("one per cent of it", "Percent", 1)]
    [InlineData("it costs 4 €.", "Money", 4)]
    public void Numbers_are_read_as_people_write_them(string text, string dimension, double value) =>
        QuantityReader.Read(new WrittenText(text)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(q => q.Dimension.ToString().ShouldBe(dimension), q => q.Base.ShouldBe(value, 1e-9 * value));

    [Theory]
    [InlineData("7B in FP16.", "quantified")]
    [InlineData("Answers within half a second.", "quantified")]
    [InlineData("Batches of 64 on 8 cards.", "quantified")]
    [InlineData("Two lanes, sixteen experts, GPT-4, on duty 24/7.", "no-numbers")]
    [InlineData("In a second step we add one node and two replicas.", "no-numbers")]
    [InlineData("I could talk for an hour.", "no-numbers")]
    public void One_measure_sizes_an_answer_and_small_counts_do_not(string text, string code) => AnswerAnalysis.Of(text, AnswerKind.Design).CodesOf().ShouldContain(code);
}
