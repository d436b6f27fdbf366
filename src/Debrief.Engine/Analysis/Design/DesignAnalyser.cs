using Mockloop.Debrief.Engine.Analysis.Lexicons;
using Mockloop.Debrief.Engine.Analysis.Numbers;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Design;

/// <summary>Reads a design outline: objective first, five components, which bottleneck first and why, risks with mitigations, and the numbers.</summary>
static class DesignAnalyser
{
    const int EnoughNumbers = 3;

    static readonly (string Concept, string Code)[] Components =
        [("checkpoint", "checkpoint-storage"), ("tokenizer", "tokenizer"), ("engine", "inference-engine"), ("scheduler", "request-scheduler"), ("observability", "observability")];

    public static IReadOnlyList<CheckedNumber> Analyse(WrittenText text, Findings findings)
    {
        var mentions = new Mentions(text, Lexicon.Of("design"));
        foreach (var (concept, code) in Components)
            findings.AddOrMissing(code, mentions.First(concept));
        Objective(mentions, findings);
        Bottleneck(text, mentions, findings);
        Risks(text, mentions, findings);
        if (Components.Count(c => mentions.First(c.Concept) is not null) < 2 && mentions.Of("architecture") is [var first, _, ..])
            findings.Add("architecture-without-serving", first);
        return Sizing(text, findings);
    }

    static void Objective(Mentions mentions, Findings findings)
    {
        var objective = mentions.First("objective");
        var component = Components.Select(c => mentions.First(c.Concept)).OfType<Mention>().MinBy(m => m.First);
        if (objective is null)
            findings.Missing("no-objective");
        else
            findings.Add(component is null || objective.First < component.First ? "objective-first" : "objective-late", objective);
    }

    /// <summary>"First" and what is meant by it stand in one sentence, or in a question and its answer; the reason there or in the next one.</summary>
    static void Bottleneck(WrittenText text, Mentions mentions, Findings findings)
    {
        var (topics, fixes, reasons) = (mentions.SentencesOf("topic"), mentions.SentencesOf("fix"), mentions.SentencesOf("because"));
        HashSet<int> others = [.. mentions.Of("not-first").Select(m => m.First)];
        bool Asks(int sentence) => text.Sentences[sentence].Last is var last && text.Text.AsSpan(text.Tokens[last].To).TrimStart() is ['?', ..];
        int Meant(Mention m) => mentions.SentenceOf(m) is var s && topics.Contains(s) ? s : Asks(s) && topics.Contains(s + 1) ? s + 1 : -1;
        bool IsReasoned(Mention m) => reasons.Contains(Meant(m)) || reasons.Contains(Meant(m) + 1);
        var first = mentions.Of("first-word").Where(f => !others.Contains(f.First) && Meant(f) >= 0 && (fixes.Contains(mentions.SentenceOf(f)) || reasons.Contains(Meant(f)))).ToList();
        if (first.Count == 0)
            findings.Missing("no-first-bottleneck");
        else if (first.Find(IsReasoned) is { } reasoned)
            findings.Add("first-bottleneck", reasoned);
        else
            findings.Add("first-without-reason", first[0]);
    }

    /// <summary>A risk is paired with a mitigation in its own sentence or in the next one; of a heading and its list the whole counts.</summary>
    static void Risks(WrittenText text, Mentions mentions, Findings findings)
    {
        var mitigations = mentions.SentencesOf("mitigation");
        var risks = mentions.Of("risk").GroupBy(mentions.SentenceOf).Select(g => (Sentence: g.Key, First: g.First())).Where(r => !IsHeading(text, r.Sentence)).ToList();
        if (risks.Count == 0)
            findings.Missing("no-risks");
        else if (risks.FindAll(r => !mitigations.Contains(r.Sentence) && !mitigations.Contains(r.Sentence + 1)) is var bare && bare.Count * 2 > risks.Count)
            findings.Add("risk-without-mitigation", bare[0].First);
        else
            findings.Add("risks-mitigated", risks[0].First);
    }

    static bool IsHeading(WrittenText text, int sentence) => text.Sentences[sentence] is var s && s.Last - s.First < 2;

    static IReadOnlyList<CheckedNumber> Sizing(WrittenText text, Findings findings)
    {
        var quantities = QuantityReader.Read(text);
        var stated = quantities.Where(q => q.Dimension != Dimension.Count).ToList();
        if (stated.Count >= EnoughNumbers)
            findings.Add("quantified", stated[0].From, stated[0].To);
        else
            findings.Missing("no-numbers");
        return Arithmetic.Check(text, quantities, findings);
    }
}
