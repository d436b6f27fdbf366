using Mockloop.Debrief.Engine.Analysis.Numbers;

namespace Mockloop.Debrief.Engine.Analysis.Design;

/// <summary>Whether an answer is sized: one measure, or several counts.</summary>
static class Sizes
{
    const int Enough = 2;

    /// <summary>The first number that sizes something; null when an answer holds no or hardly any such numbers.</summary>
    public static Quantity? First(IReadOnlyList<Quantity> quantities) =>
        quantities.Sum(Weight) >= Enough ? quantities.First(q => Weight(q) > 0) : null;

    /// <summary>Bytes, times, rates, money and power are measures; "two lanes" and "sixteen experts" are none.</summary>
    static int Weight(Quantity q) => q.Dimension switch
    {
        Dimension.Bytes or Dimension.BytesPerSecond or Dimension.TokensPerSecond or Dimension.RequestsPerSecond or Dimension.Money or Dimension.MoneyPerSecond or Dimension.MoneyPerToken or Dimension.Power or Dimension.Parameters => Enough,
        Dimension.Seconds => q.Scale < 86400 ? Enough : 1,
        Dimension.Tokens when q.Base >= 1000 => Enough,
        Dimension.Percent => 1,
        Dimension.Tokens or Dimension.Requests or Dimension.Devices or Dimension.Items or Dimension.Count when q.IsInDigits || q.Base >= 100 => q.Dimension == Dimension.Count && q.Base < 100 ? 0 : 1,
        _ => 0,
    };
}
