using Mockloop.Debrief.Engine.Analysis.Reading;
using Mockloop.Debrief.Engine.Analysis.Star;

namespace Mockloop.Debrief.Engine.Analysis;

/// <summary>
/// Reads an answer the way a careful interviewer does, without judging it: what is there, what is missing, and where. Deterministic and in
/// linear time. It knows phrases, not meanings; how well that works is measured on answers it was not written for (<c>Evaluation</c>).
/// </summary>
public static class AnswerAnalysis
{
    /// <summary>Analyses an answer.</summary>
    /// <param name="text">As written; positions refer to it.</param>
    /// <param name="kind">What it is meant to be.</param>
    public static AnswerReport Of(string text, AnswerKind kind)
    {
        var whole = new WrittenText(text);
        var findings = new Findings(whole);
        var words = WrittenText.CountWords(text);
        var addresses = GraderAddress.Find(whole);
        foreach (var (from, to) in addresses)
            findings.Add(Codes.AddressesTheGrader, from, to);

        // Whatever speaks to the grader is blanked before anything else is read, so that it has no effect there.
        var read = new WrittenText(GraderAddress.Without(text, addresses));
        if (read.Tokens.Count == 0)
            findings.Missing(Codes.Empty);
        else if (Language.Foreign(read) is { } language)
            findings.Add(Codes.NotEnglish, read.Tokens[0].From, read.Tokens[^1].To, $"This looks like {language}.");
        else
            return Read(read, kind, words, findings);
        return new(kind, words, findings.InOrder, BehaviouralSignals.None, [], null);
    }

    static AnswerReport Read(WrittenText text, AnswerKind kind, int words, Findings findings)
    {
        var signals = kind == AnswerKind.Star ? StarAnalyser.Analyse(text, findings) : BehaviouralSignals.None;
        return new(kind, words, findings.InOrder, signals, [], null);
    }
}
