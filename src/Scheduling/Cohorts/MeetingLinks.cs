using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Scheduling.Cohorts;

/// <summary>Where interviews meet: checked addresses, with placeholders in those of cohorts.</summary>
static class MeetingLinks
{
    const int Longest = 300;
    static readonly string[] Placeholders = ["{cohort}", "{interview}", "{stage}"];

    /// <summary>A cohort's address with placeholders behind its host; empty for none.</summary>
    public static string Template(string text, string field)
    {
        var plain = Placeholders.Aggregate(text, (rest, one) => rest.Replace(one, "x", StringComparison.Ordinal));
        Require.That(!plain.Contains('{') && !plain.Contains('}'), field, text, $"has a placeholder that is none of {string.Join(", ", Placeholders)}; use only these");
        Own(plain, field);
        Require.That(text.Length <= Longest, field, text, $"has more than {Longest} characters; choose a shorter address");
        var host = text.IndexOf('/', Math.Min(text.Length, Uri.UriSchemeHttps.Length + Uri.SchemeDelimiter.Length));
        Require.That(text.IndexOf('{') is var first && (first < 0 || host >= 0 && first > host), field, text, "has a placeholder before its path; put it behind the host's name");
        return text.Trim();
    }

    /// <summary>An https address; empty for none.</summary>
    public static string Own(string text, string field)
    {
        var link = Require.Length(text, 0, Longest, field);
        if (link.Length > 0)
            Require.That(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0 && link.All(c => c is > ' ' and < '\u007f'),
                field, text, "is no https address; send one such as https://meet.example/room");
        return link;
    }

    /// <summary>The address of one interview.</summary>
    public static string Of(string template, Guid cohort, Guid interview, string stage) => template
        .Replace("{cohort}", cohort.ToString(), StringComparison.Ordinal).Replace("{interview}", interview.ToString(), StringComparison.Ordinal)
        .Replace("{stage}", Uri.EscapeDataString(stage), StringComparison.Ordinal);
}
