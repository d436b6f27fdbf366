using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Cohorts;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Scheduling.People;

/// <summary>The optional part of a change of one's own record, checked; what is null stays as it is.</summary>
sealed record PersonFields(
    string[]? Languages, string? Level, int? NoticeMinutes, int? BufferMinutes, string[]? Affiliations, string? MeetingLink)
{
    /// <summary>Least to most.</summary>
    public static readonly string[] Levels = ["junior", "mid", "senior", "lead"];

    const int MostLanguages = 10, MostAffiliations = 10, LongestAffiliation = 80, MostNotice = 14 * 24 * 60, MostBuffer = 120;

    public static PersonFields Of(UpdateMeRequest request) => new(
        request.Languages is { } languages
            ? [.. Require.Count(languages.Values, 0, MostLanguages, "languages.values").Select((l, i) => Require.Language(l, $"languages.values[{i}]")).Distinct().Order()] : null,
        request.HasLevel ? CheckedLevel(request.Level) : null,
        request.HasNoticeMinutes ? Require.Range(request.NoticeMinutes, 0, MostNotice, "notice_minutes") : null,
        request.HasBufferMinutes ? Require.Range(request.BufferMinutes, 0, MostBuffer, "buffer_minutes") : null,
        request.Affiliations is { } affiliations
            ? [.. Require.Count(affiliations.Values, 0, MostAffiliations, "affiliations.values").Select((a, i) => Affiliation(a, $"affiliations.values[{i}]")).Distinct().Order()] : null,
        request.HasMeetingLink ? MeetingLinks.Own(request.MeetingLink, "meeting_link") : null);

    static string CheckedLevel(string level)
    {
        Require.That(level.Length == 0 || Levels.Contains(level), "level", level, $"is no level; send one of {string.Join(", ", Levels)}, or nothing");
        return level;
    }

    // "ACME  Corp" and "acme corp" are one employer.
    static string Affiliation(string text, string field) =>
        string.Join(' ', Require.Length(text, 1, LongestAffiliation, field).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
