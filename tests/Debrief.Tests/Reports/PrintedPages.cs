using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Mockloop.Debrief.Engine.Reports.Printing;

namespace Mockloop.Debrief.Tests.Reports;

/// <summary>The three reports as files, and a strict reader for them.</summary>
static class PrintedPages
{
    /// <summary>What a person may be called and write.</summary>
    public const string Hostile = "</title><script>alert(1)</script><img src=x onerror=alert(2)> \" ' & \u202Egnp.exe ]]> \ud800 \u0001";

    /// <summary>The same as readers shall see it.</summary>
    public const string Harmless = "</title><script>alert(1)</script><img src=x onerror=alert(2)> \" ' & gnp.exe ]]> \ufffd \ufffd";

    public static TheoryData<string> Names => ["candidate", "interviewer", "cohort"];

    /// <summary>Leaves a file to look at where MOCKLOOP_SCREENSHOTS names a folder.</summary>
    public static string Kept(string name, string html)
    {
        if (Environment.GetEnvironmentVariable("MOCKLOOP_SCREENSHOTS") is { Length: > 0 } folder)
            File.WriteAllText(Path.Combine(folder, $"report-{name}.html"), html);
        return html;
    }

    public static ReportPage Page(string name, string words = "Ada Lovelace") => name switch
    {
        "candidate" => CandidatePage.Of(RatedCohort.Candidate(candidate: words, note: words), Links.To(new("https://mockloop.example/elsewhere"))),
        "interviewer" => InterviewerPage.Of(RatedCohort.Interviewer(name: words), words),
        _ => CohortPage.Of(RatedCohort.Cohort(words, words, words), Links.None),
    };

    /// <summary>Refuses what is not well-formed XML, which an HTML parser would mend in silence.</summary>
    public static XElement Read(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new() { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader).Root!;
    }

    public static IEnumerable<XElement> All(this XElement root, string name) => root.DescendantsAndSelf(name);

    public static string At(this XElement element, string attribute) => element.Attribute(attribute)?.Value ?? "";

    public static double Number(this XElement element, string attribute) => double.Parse(element.At(attribute), CultureInfo.InvariantCulture);
}
