using System.Security.Cryptography;
using System.Text;

namespace Mockloop.Debrief.Engine.Reports.Printing;

/// <summary>A report as markup: a title, and a body that a page can show or a file can hold.</summary>
/// <param name="Title">Plain text.</param>
/// <param name="Body">One <c>article</c> of the class <c>report</c>; needs the style sheet.</param>
public sealed record ReportPage(string Title, Markup Body)
{
    /// <summary>What the body needs; reaches nothing outside <c>.report</c>.</summary>
    public static string StyleSheet { get; } = Read();

    // Only this very style sheet may act on the file, and nothing is fetched, run or sent, whatever should ever slip into it.
    static readonly string Policy = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(StyleSheet)))}'; base-uri 'none'; form-action 'none'";

    /// <summary>A file that needs nothing else, now or in ten years.</summary>
    public string ToFile()
    {
        return new Markup().Add($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8" />
            <meta http-equiv="Content-Security-Policy" content="{Policy}" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="referrer" content="no-referrer" />
            <title>{Title}</title>
            <style>
            """).ToString() + StyleSheet + new Markup().Add($"""
            </style>
            </head>
            <body>
            <main>
            {Body}
            </main>
            </body>
            </html>

            """);
    }

    static string Read()
    {
        using var sheet = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")!);
        return sheet.ReadToEnd();
    }
}
