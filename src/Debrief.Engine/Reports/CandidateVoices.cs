namespace Mockloop.Debrief.Engine.Reports;

/// <summary>What one candidate thought of an interviewer, 1–5 each.</summary>
public sealed record Opinion(string Candidate, int Clarity, int Fairness, int Preparedness, DateTimeOffset At);

/// <summary>What candidates said of an interviewer, so that nobody can be recognised: means only, of at least three people.</summary>
/// <param name="Said">People in the means; 0 while there are too few.</param>
/// <param name="Clarity">Of the feedback on judgement, 1–5; null while there are too few.</param>
/// <param name="Fairness">1–5.</param>
/// <param name="Preparedness">1–5.</param>
public sealed record CandidateVoices(int Said, double? Clarity, double? Fairness, double? Preparedness)
{
    /// <summary>
    /// People at a time. The means change only when as many new people have been heard: from two means, of three and of four
    /// people, the fourth's rating could be computed.
    /// </summary>
    public const int AtATime = 3;

    /// <summary>The first opinion of each candidate counts.</summary>
    public static CandidateVoices Of(IEnumerable<Opinion> opinions)
    {
        var first = opinions.OrderBy(o => o.At).ThenBy(o => o.Candidate, StringComparer.Ordinal).DistinctBy(o => o.Candidate).ToList();
        var heard = first.Take(first.Count - (first.Count % AtATime)).ToList();
        return heard.Count == 0 ? new(0, null, null, null)
            : new(heard.Count, heard.Average(o => o.Clarity), heard.Average(o => o.Fairness), heard.Average(o => o.Preparedness));
    }
}

/// <summary>How far an interviewer has come.</summary>
/// <param name="Given">Interviews with a card of theirs that counts and is revealed.</param>
/// <param name="Shadowed">Of these, as a shadow.</param>
/// <param name="Missed">Cards that were due and did not come in time.</param>
/// <param name="Shared">Signals that others rated in the same interview too.</param>
/// <param name="Same">Of these, pairs with the same score.</param>
/// <param name="Near">Of these, pairs at most one point apart.</param>
public sealed record Training(int Given, int Shadowed, int Missed, int Shared, int Same, int Near);
