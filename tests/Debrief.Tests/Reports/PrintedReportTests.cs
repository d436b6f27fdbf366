using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Mockloop.Debrief.Engine.Reports.Printing;

namespace Mockloop.Debrief.Tests.Reports;

public sealed class PrintedReportTests
{
    static readonly HashSet<string> Elements = [
        "html", "head", "meta", "title", "style", "body", "main", "article", "header", "section", "h1", "h2", "h3", "h4", "p", "bdi", "strong", "q", "a", "ul", "ol", "li", "dl", "dt", "dd",
        "figure", "figcaption", "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "svg", "desc", "defs", "pattern", "g", "line", "polyline", "polygon", "path", "circle", "rect", "text"];

    static readonly HashSet<string> Attributes = [
        "lang", "charset", "http-equiv", "name", "content", "id", "class", "href", "scope", "role", "aria-label", "aria-labelledby", "tabindex", "viewBox", "x", "y", "x1", "x2", "y1", "y2",
        "cx", "cy", "r", "d", "points", "width", "height", "transform", "patternUnits", "patternTransform", "fill", "stroke", "stroke-width"];

    public static TheoryData<string> Pages => PrintedPages.Names;

    [Theory, MemberData(nameof(Pages))]
    public void A_file_loads_runs_and_sends_nothing(string name)
    {
        var html = PrintedPages.Page(name).ToFile();
        html.ShouldStartWith("<!DOCTYPE html>\n<html lang=\"en\">");
        var root = PrintedPages.Read(html);
        foreach (var element in root.DescendantsAndSelf())
        {
            Elements.ShouldContain(element.Name.LocalName);
            foreach (var attribute in element.Attributes())
                Attributes.ShouldContain(attribute.Name.LocalName, $"{element}");
        }
        root.All("a").Select(a => a.At("href")).ShouldAllBe(h => h.StartsWith("https://mockloop.example/", StringComparison.Ordinal) && !h.Contains("elsewhere", StringComparison.Ordinal));
        var style = root.All("style").Single().Value;
        style.ShouldNotContain("url(http");
        style.ShouldNotContain("@import");
        root.All("meta").Single(m => m.At("http-equiv") == "Content-Security-Policy").At("content")
            .ShouldBe($"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; base-uri 'none'; form-action 'none'");
    }

    [Theory, MemberData(nameof(Pages))]
    public void Whoever_does_not_see_the_drawings_gets_their_words_and_figures(string name)
    {
        var root = PrintedPages.Read(PrintedPages.Page(name).ToFile());
        root.All("title").First().Value.ShouldNotBeEmpty();
        root.All("main").Count().ShouldBe(1);
        var ids = root.DescendantsAndSelf().Select(e => e.At("id")).Where(i => i.Length > 0).ToList();
        ids.ShouldBeUnique();
        root.All("svg").Count().ShouldBeGreaterThan(1);
        foreach (var svg in root.All("svg"))
        {
            svg.At("role").ShouldBe("img");
            svg.At("aria-labelledby").Split(' ').ShouldBe([svg.Element("title")!.At("id"), svg.Element("desc")!.At("id")]);
            svg.Element("desc")!.Value.Length.ShouldBeGreaterThan(30);
            svg.Parent!.Name.LocalName.ShouldBe("figure");
            svg.Parent.All("table").Count().ShouldBe(1, "a table beside each drawing");
        }
        foreach (var table in root.All("table"))
        {
            table.Element("caption")!.Value.ShouldNotBeEmpty();
            table.All("th").ShouldAllBe(th => (th.At("scope") == "col" || th.At("scope") == "row") && th.Value.Length > 0);
            var columns = table.All("th").Count(th => th.At("scope") == "col");
            table.Element("tbody")!.Elements("tr").ShouldAllBe(tr => tr.Elements().Count() == columns && tr.Elements().First().Name.LocalName == "th");
        }
        root.All("table").Select(t => t.Element("caption")!.Value).ShouldBeUnique("regions are told apart by their names");
    }

    [Theory, MemberData(nameof(Pages))]
    public void Headings_form_an_outline_without_gaps(string name)
    {
        var levels = PrintedPages.Read(PrintedPages.Page(name).ToFile()).Descendants().Where(e => e.Name.LocalName is ['h', >= '1' and <= '6']).Select(e => e.Name.LocalName[1] - '0').ToList();
        levels[0].ShouldBe(1);
        levels.Count(l => l == 1).ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(x => x.Second <= x.First + 1);
    }

    [Theory, MemberData(nameof(Pages))]
    public void Everything_that_is_drawn_lies_within_its_drawing(string name)
    {
        foreach (var svg in PrintedPages.Read(PrintedPages.Kept(name, PrintedPages.Page(name).ToFile())).All("svg"))
        {
            double[] box = [.. svg.At("viewBox").Split(' ').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];
            foreach (var text in svg.All("text").Where(t => t.At("x").Length > 0))
            {
                // Letters are about 0.56 of their size wide.
                double wide = text.Value.Length * 14 * 0.56, left = text.Number("x") - (wide * (text.At("class").Contains("middle", StringComparison.Ordinal) ? 0.5 : text.At("class").Contains("end", StringComparison.Ordinal) ? 1 : 0));
                left.ShouldBeGreaterThanOrEqualTo(-4, $"{name}: {text}");
                (left + wide).ShouldBeLessThanOrEqualTo(box[2] + 4, $"{name}: {text}");
                text.Number("y").ShouldBeInRange(8, box[3], $"{name}: {text}");
            }
            foreach (var mark in svg.All("circle").Concat(svg.All("rect")).Where(m => m.Parent!.Name.LocalName != "pattern"))
                (mark.At("cx").Length > 0 ? mark.Number("cx") : mark.Number("x") + mark.Number("width")).ShouldBeInRange(0, box[2], $"{name}: {mark}");
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public void Whatever_somebody_writes_stays_their_words(string name)
    {
        var page = PrintedPages.Page(name, PrintedPages.Hostile);
        var root = PrintedPages.Read(PrintedPages.Kept($"{name}-hostile", page.ToFile()));
        root.Descendants().Select(e => e.Name.LocalName).ShouldBeSubsetOf(Elements);
        root.All("h1").Single().Value.ShouldEndWith(PrintedPages.Harmless);
        root.All("title").First().Value.ShouldContain(PrintedPages.Harmless);
        page.ToFile().ShouldNotContain("<script");
        page.ToFile().ShouldNotContain("\u202e");
        root.DescendantsAndSelf().SelectMany(e => e.Attributes()).ShouldAllBe(a => !a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void Links_lead_to_the_site_or_within_it_or_are_words()
    {
        var report = RatedCohort.Candidate();
        string[] Links(Links links) => [.. PrintedPages.Read(CandidatePage.Of(report, links).Body.ToString()).All("a").Select(a => a.At("href"))];
        Links(Mockloop.Debrief.Engine.Reports.Printing.Links.Within).ShouldContain("/submissions/0193-submission");
        Links(Mockloop.Debrief.Engine.Reports.Printing.Links.To(new("https://mockloop.example"))).ShouldContain("https://mockloop.example/interviews/0193-interview");
        Links(Mockloop.Debrief.Engine.Reports.Printing.Links.None).ShouldBeEmpty();
    }

    [Fact]
    public void The_candidates_file_says_what_the_report_holds()
    {
        var report = RatedCohort.Candidate();
        var text = PrintedPages.Read(PrintedPages.Page("candidate").ToFile()).Value;
        text.ShouldContain("What decided was not speed, but judgement.");
        text.ShouldContain(report.Luck.Words);
        text.ShouldContain("Minute 13, a submission");
        text.ShouldContain("Minute 7: Ada Lovelace");
        text.ShouldContain($"The next step up: {report.Practice[0].Aim}");
        text.ShouldContain("Decided without one card that was due");
        foreach (var signal in report.Stages[0].Signals)
            text.ShouldContain($"{signal.Fair!.Value:0.0} ({signal.Fair.Low:0.0}–{signal.Fair.High:0.0})");
    }

    [Fact]
    public void Text_is_dark_on_light_as_the_style_sheet_has_it()
    {
        // In relative luminance, the darkest paper against the lightest ink of the style sheet, and white figures on dark fields.
        Contrast("#444444", "#eeeeee").ShouldBeGreaterThan(7);
        ReportPage.StyleSheet.ShouldContain(".tick { fill: #444;");
        foreach (var (field, ink) in new[] { ("3a3a3a", "ffffff"), ("8f8f8f", "111111"), ("d2d2d2", "111111"), ("f3f3f3", "111111") })
        {
            ReportPage.StyleSheet.ShouldContain($"fill: #{field}");
            Contrast($"#{ink}", $"#{field}").ShouldBeGreaterThan(4.5, field);
        }
    }

    static double Contrast(string ink, string paper)
    {
        double Light(string colour) => new[] { 0.2126, 0.7152, 0.0722 }.Select((w, i) =>
            Convert.ToInt32(colour.Substring(1 + (2 * i), 2), 16) / 255.0 is var c && c <= 0.03928 ? w * c / 12.92 : w * Math.Pow((c + 0.055) / 1.055, 2.4)).Sum();
        double[] lights = [.. new[] { Light(ink), Light(paper) }.Order()];
        return (lights[1] + 0.05) / (lights[0] + 0.05);
    }
}
