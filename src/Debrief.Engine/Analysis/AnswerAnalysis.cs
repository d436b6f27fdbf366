using Mockloop.Debrief.Engine.Analysis.Complexity;
using Mockloop.Debrief.Engine.Analysis.Design;
using Mockloop.Debrief.Engine.Analysis.Product;
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
    /// <param name="measured">For a complexity claim, what was measured of the submission it came with.</param>
    public static AnswerReport Of(string text, AnswerKind kind, MeasuredGrowth? measured = null)
    {
        var whole = new WrittenText(text);
        var words = WrittenText.CountWords(text);
        var addresses = GraderAddress.Find(whole);

        // Whatever speaks to the grader is blanked before anything else is read, so that it has no effect there.
        var read = new WrittenText(GraderAddress.Without(text, addresses));
        var findings = new Findings(text, read);
        foreach (var (from, to) in addresses)
            findings.Add(Codes.AddressesTheGrader, from, to);
        if (whole.Tokens.Count == 0)
            findings.Missing(Codes.Empty);
        else if (Language.Foreign(read) is { } language)
            findings.Add(Codes.NotEnglish, read.Tokens[0].From, read.Tokens[^1].To, $"This looks like {language}.");
        else
            return Read(read, kind, measured, words, findings);
        return new(kind, words, findings.InOrder, BehaviouralSignals.None, [], null);
    }

    static AnswerReport Read(WrittenText text, AnswerKind kind, MeasuredGrowth? measured, int words, Findings findings)
    {
        var signals = kind == AnswerKind.Star ? StarAnalyser.Analyse(text, findings) : BehaviouralSignals.None;
        IReadOnlyList<CheckedNumber> numbers = kind == AnswerKind.Design ? DesignAnalyser.Analyse(text, findings) : [];
        if (kind == AnswerKind.Product)
            ProductAnalyser.Analyse(text, findings);
        var growth = kind == AnswerKind.Complexity ? ComplexityAnalyser.Analyse(text, measured, findings) : null;
        return new(kind, words, findings.InOrder, signals, numbers, growth);
    }
}
