using System.Net;
using System.Text.RegularExpressions;

namespace Mockloop.Identity.Tests;

/// <summary>An HTML page and its form.</summary>
sealed partial record Page(Uri Address, string Html)
{
    public string Text => WebUtility.HtmlDecode(Tag().Replace(Html, " "));

    public bool HasField(string name) => Fields().ContainsKey(name);

    public HttpRequestMessage Submit((string Name, string Value)[] fields)
    {
        var form = FormTag().Match(Html);
        var target = new Uri(Address, Attribute(form.Value, "action") ?? Address.AbsoluteUri);
        var all = Fields();
        foreach (var (name, value) in fields)
            all[name] = value;
        return Attribute(form.Value, "method") is "get"
            ? new(HttpMethod.Get, target.GetLeftPart(UriPartial.Path) + "?" + string.Join('&', all.Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value)}")))
            : new(HttpMethod.Post, target) { Content = new FormUrlEncodedContent(all) };
    }

    // Buttons are sent only when pressed, that is when named by the test.
    Dictionary<string, string> Fields() => InputTag().Matches(Html)
        .Where(input => Attribute(input.Value, "name") is not null && Attribute(input.Value, "type") is not ("submit" or "checkbox"))
        .ToDictionary(input => Attribute(input.Value, "name")!, input => Attribute(input.Value, "value") ?? "");

    static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"""\s{name}="([^"]*)""") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    [GeneratedRegex("<form[^>]*>")] private static partial Regex FormTag();
    [GeneratedRegex("<input[^>]*>")] private static partial Regex InputTag();
    [GeneratedRegex("<[^>]+>")] private static partial Regex Tag();
}
