using System.Text.Json;
using Mockloop.Debrief.Engine.Analysis;
using Mockloop.Debrief.Engine.Analysis.Complexity;

namespace Mockloop.Debrief.Engine.Reports;

/// <summary>What the analysers miss in a candidate's own work, as something to practise.</summary>
public static class AnswerReading
{
    static readonly AnswerKind[] Written = [AnswerKind.Star, AnswerKind.Design, AnswerKind.Product];
    static readonly ILookup<AnswerKind, string> GoodCodes = Codes.All.Where(c => c is { Kind: not null, Severity: Severity.Good }).ToLookup(c => c.Kind!.Value, c => c.Code);

    /// <summary>An answer with a smaller share of a kind's signs may be anything: what a candidate says of pay has half of a product's.</summary>
    const double ClearShare = 0.5;

    /// <summary>
    /// What a written answer is, by the share of each kind's good signs that it shows: tracks do not say what kind of answer a question
    /// wants. Null where no kind has a clear lead.
    /// </summary>
    public static AnswerKind? KindOf(string text)
    {
        var shares = Written.Select(kind => (Kind: kind, Share: Signs(text, kind) / (double)GoodCodes[kind].Count())).OrderByDescending(x => x.Share).ToList();
        return shares[0].Share > ClearShare && shares[0].Share > shares[1].Share ? shares[0].Kind : null;
    }

    /// <summary>Problems of a written answer; none where it is not clear what it is.</summary>
    public static IReadOnlyList<Finding> Problems(string text) => KindOf(text) is { } kind ? Problems(AnswerAnalysis.Of(text, kind)) : [];

    /// <summary>Problems of what a candidate said about growth.</summary>
    /// <param name="claim">In their own words.</param>
    /// <param name="judged">The judge's report of the submission it came with, as JSON; empty where there is none.</param>
    public static IReadOnlyList<Finding> Problems(string claim, string judged) => Problems(AnswerAnalysis.Of(claim, AnswerKind.Complexity, Measured(judged)));

    static int Signs(string text, AnswerKind kind) => AnswerAnalysis.Of(text, kind).Findings.Where(f => f.Severity == Severity.Good).DistinctBy(f => f.Code).Count();

    static List<Finding> Problems(AnswerReport report) => [.. report.Findings.Where(f => f.Severity == Severity.Problem).DistinctBy(f => f.Code)];

    static MeasuredGrowth? Measured(string judged)
    {
        try
        {
            return judged.Length == 0 ? null : MeasuredGrowth.Read(judged);
        }
        catch (JsonException)
        {
            return null; // stopped before anything was measured
        }
    }
}
