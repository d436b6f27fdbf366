using Mockloop.Debrief.Engine.Analysis;

namespace Mockloop.Debrief.Tests.Engine.Analysis;

/// <summary>What a product answer says without the usual words for it.</summary>
public sealed class ProductAnswerTests
{
    [Theory]
    [InlineData("price", "49 € flat.")]
    [InlineData("price", "$20/seat, that is all.")]
    [InlineData("quotas", "Each account gets a bucket of 2 million tokens.")]
    [InlineData("quotas", "60 look-ups per shop and day.")]
    [InlineData("market", "We would do Croatia first, eleven thousand beekeepers.")]
    [InlineData("persona", "A plumber with two vans cannot type, so he writes quotes at midnight.")]
    [InlineData("abuse-monitoring", "Scammers would love that, so odd calls are looked at within the hour.")]
    [InlineData("metric", "Win: tuning from 14 days to 2 hours.")]
    public void It_is_found(string code, string text)
    {
        AnswerAnalysis.Of(text, AnswerKind.Product).CodesOf().ShouldContain(code);
        AnswerAnalysis.Of(text, AnswerKind.Product).CodesOf().ShouldNotContain($"no-{code}");
    }

    [Theory]
    [InlineData("price", "Prices, markets and so on tend to sort themselves out.")]
    [InlineData("price", "There is no fee, not $20/seat and not anything else.")]
    [InlineData("quotas", "An analyst has to read 300 alerts before lunch.")]
    [InlineData("market", "The first token comes after 300 ms.")]
    public void It_is_not(string code, string text) => AnswerAnalysis.Of(text, AnswerKind.Product).CodesOf().ShouldContain($"no-{code}");
}
