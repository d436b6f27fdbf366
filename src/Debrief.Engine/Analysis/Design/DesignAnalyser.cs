using Mockloop.Debrief.Engine.Analysis.Lexicons;
using Mockloop.Debrief.Engine.Analysis.Numbers;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Design;

/// <summary>Reads a design outline: objective first, five components, which bottleneck first and why, risks with mitigations, and the numbers.</summary>
static class DesignAnalyser
{
    public static IReadOnlyList<CheckedNumber> Analyse(WrittenText text, Findings findings)
    {
        var (mentions, quantities) = (new Mentions(text, Lexicon.Of("design")), QuantityReader.Read(text));
        var components = Components.In(mentions);
        foreach (var (code, at) in components)
            findings.AddOrMissing(code, at);
        new Objective(mentions, quantities).Report(components.Select(c => c.At).OfType<Mention>().MinBy(m => m.First), findings);
        new Bottleneck(text, mentions, quantities).Report(findings);
        new Risks(text, mentions).Report(findings);
        // A tokenizer alone serves nobody.
        if (components.All(c => c.At is null || c.Code == "tokenizer") && mentions.First("serving") is null && mentions.Of("architecture") is [var first, _, ..])
            findings.Add("architecture-without-serving", first);
        if (Sizes.First(quantities) is { } size)
            findings.Add("quantified", size.From, size.To);
        else
            findings.Missing("no-numbers");
        return Arithmetic.Check(text, quantities, findings);
    }
}
