namespace Mockloop.Scheduling.Notices;

/// <summary>Interviews in the words of mails and calendars.</summary>
static class InterviewWords
{
    /// <summary>"system-design" as people say it.</summary>
    public static string Stage(string stageId)
    {
        var words = stageId.Replace('-', ' ');
        return words.Length == 0 ? "Interview" : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
