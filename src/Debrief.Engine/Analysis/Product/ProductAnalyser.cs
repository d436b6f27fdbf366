using Mockloop.Debrief.Engine.Analysis.Lexicons;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Product;

/// <summary>Reads a product answer: who needs it, what guards it, who buys it at what price, and how one knows that it worked.</summary>
static class ProductAnalyser
{
    /// <summary>Words between somebody and what is hard for them.</summary>
    const int Reach = 10;

    public static void Analyse(WrittenText text, Findings findings)
    {
        var mentions = new Mentions(text, Lexicon.Of("product"));
        HashSet<int> notMarket = [.. mentions.Of("not-market").Select(m => m.Last)];
        findings.AddOrMissing("persona", mentions.First("persona") ?? mentions.Pair("person", "hardship", Reach));
        findings.AddOrMissing("abuse-monitoring", mentions.First("abuse-word") ?? Watched(mentions));
        findings.AddOrMissing("quotas", mentions.First("quotas"));
        findings.AddOrMissing("market", mentions.Of("market").FirstOrDefault(m => !notMarket.Contains(m.Last) || m.Last - m.First >= 2));
        findings.AddOrMissing("price", mentions.First("price") ?? Amounts.Of(text));
        findings.AddOrMissing("metric", mentions.First("metric"));
    }

    /// <summary>A threat alone is a fear; something has to watch for it, in the same sentence or the next.</summary>
    static Mention? Watched(Mentions mentions)
    {
        var watched = mentions.SentencesOf("watch");
        return mentions.Of("threat").FirstOrDefault(t => watched.Contains(mentions.SentenceOf(t)) || watched.Contains(mentions.SentenceOf(t) + 1));
    }
}
