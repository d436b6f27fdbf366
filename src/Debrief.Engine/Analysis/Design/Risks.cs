using Mockloop.Debrief.Engine.Analysis.Lexicons;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Design;

/// <summary>
/// Risks and what is done about them: in the same sentence or in the next one; of a heading and its list the whole counts. What may happen
/// ("if a pod is evicted", "heat may throttle them") is a risk where a response is told with it.
/// </summary>
sealed class Risks(WrittenText text, Mentions mentions)
{
    static readonly HashSet<string> Headings = ["risk", "risks", "main", "known", "key", "top", "open", "remaining", "the", "my", "biggest", "and", "mitigation", "mitigations", "responses", "worries", "what", "may", "might", "could", "can", "go", "goes", "wrong", "dangers", "hazards", "concerns"];

    readonly HashSet<int> mitigations = mentions.SentencesOf("mitigation");

    public void Report(Findings findings)
    {
        var risks = mentions.Of("risk").Where(r => !IsHeading(mentions.SentenceOf(r))).Concat(mentions.Of("if-harm").Where(IsAnswered)).Concat(mentions.Of("may-harm").Where(h => IsMitigated(mentions.SentenceOf(h))))
            .OrderBy(r => r.First).GroupBy(mentions.SentenceOf).Select(g => (Sentence: g.Key, First: g.First())).ToList();
        if (risks.Count == 0)
            findings.Missing("no-risks");
        else if (risks.FindAll(r => !IsMitigated(r.Sentence)) is var bare && bare.Count * 2 > risks.Count)
            findings.Add("risk-without-mitigation", bare[0].First);
        else
            findings.Add("risks-mitigated", risks[0].First);
    }

    bool IsMitigated(int sentence) => mitigations.Contains(sentence) || mitigations.Contains(sentence + 1) || IsAnswer(sentence + 1) || HasArrow(text.Sentences[sentence]);

    /// <summary>"Risk: a noisy tenant. Answer: …"</summary>
    bool IsAnswer(int sentence) => sentence < text.Sentences.Count && text.Sentences[sentence] is var s && s.Last > s.First
        && text.Tokens[s.First].Word is "answer" or "response" or "remedy" or "counter" or "then" or "mitigation" or "plan" or "countermeasure" or "fix" or "cure" && text.Between(s.First).TrimStart() is [':', ..];

    /// <summary>"If the pods are evicted, we move to others": the condition opens its sentence, the response follows.</summary>
    bool IsAnswered(Mention harm)
    {
        var sentence = text.Sentences[mentions.SentenceOf(harm)];
        return harm.First - sentence.First <= 1 && mentions.Of("mitigation").Any(m => m.First > harm.Last && m.First <= sentence.Last);
    }

    /// <summary>"Risks", "Known risks and mitigations".</summary>
    bool IsHeading(int sentence)
    {
        var (first, last) = (text.Sentences[sentence].First, text.Sentences[sentence].Last);
        return last - first < 5 && Enumerable.Range(first, last - first + 1).All(i => Headings.Contains(text.Tokens[i].Word));
    }

    /// <summary>"Bad release → canary → rollback".</summary>
    bool HasArrow(Sentence sentence)
    {
        var written = text.Text.AsSpan(text.Tokens[sentence.First].From, text.Tokens[sentence.Last].To - text.Tokens[sentence.First].From);
        return written.Contains('→') || written.Contains("->", StringComparison.Ordinal) || written.Contains("=>", StringComparison.Ordinal);
    }
}
