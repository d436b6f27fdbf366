using Mockloop.Debrief.Engine.Analysis;

namespace Mockloop.Debrief.Tests.Engine.Analysis;

/// <summary>What tests ask of a report.</summary>
static class Reports
{
    public static AnswerReport Star(string text) => AnswerAnalysis.Of(text, AnswerKind.Star);

    public static IEnumerable<string> CodesOf(this AnswerReport report) => report.Findings.Select(f => f.Code);

    public static Finding Found(this AnswerReport report, string code) => report.Findings.First(f => f.Code == code);
}
