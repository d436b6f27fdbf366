using System.Globalization;
using Mockloop.Debrief.Engine.Calibration;

namespace Mockloop.Debrief.Engine.Reports;

/// <summary>What an interviewer learns about their own rating.</summary>
/// <param name="Name">The name to show.</param>
/// <param name="Severity">Null where it cannot be said.</param>
/// <param name="PointsOff">Points by which the interviewer's scores lie above the panel's; negative for a severe one.</param>
/// <param name="Words">Severity and consistency in plain English, to the interviewer.</param>
/// <param name="Departures">Items and occasions on which the interviewer is not like themself, the surest first.</param>
/// <param name="Scores">How often each score was given.</param>
public sealed record InterviewerReport(
    string Name, int Loops, int Ratings, Measure? Severity, double? PointsOff, string Words, IReadOnlyList<Departure> Departures,
    IReadOnlyList<ScoreShare> Scores, CandidateVoices Voices, Training? Training)
{
    /// <summary>Chance gives a rater one in twenty beyond this.</summary>
    const double Sure = 2;
    const int MostDepartures = 5;

    /// <summary>For one member of a cohort.</summary>
    /// <param name="rater">Their id in the ratings.</param>
    /// <param name="name">The name to show.</param>
    /// <param name="measures">Of the cohort.</param>
    /// <param name="opinions">What candidates said of this interviewer.</param>
    /// <param name="training">Interviews given and watched; null where that is not known.</param>
    /// <param name="signals">Names of signals, by id.</param>
    public static InterviewerReport Of(
        string rater, string name, CohortMeasures measures, IEnumerable<Opinion> opinions, Training? training, Func<string, string> signals)
    {
        var (mine, severity) = (measures.Ratings.Where(r => r.Rater == rater).ToList(), measures.Rater(rater));
        var words = mine.Count == 0 ? "None of your cards is revealed yet, so nothing can be said about your rating."
            : severity is null ? measures.NotCalibrated ?? "Your ratings do not say how severe you are."
            : Sentence(measures.Calibration!.Feedback.First(f => f.Id == rater).Words);
        return new(name, mine.DistinctBy(r => r.Loop).Count(), mine.Count, severity, severity is null ? null : measures.PointsOff(severity), words,
            severity is null ? [] : Unlike(rater, measures.Calibration!, signals), ScoreShare.Of(rater, measures), CandidateVoices.Of(opinions), training);
    }

    static List<Departure> Unlike(string rater, CalibrationResult calibration, Func<string, string> signals) =>
        [.. (calibration.Bias ?? []).Concat(calibration.Drift ?? []).Where(i => i.Rater == rater && Math.Abs(i.T) > Sure)
            .OrderByDescending(i => Math.Abs(i.T)).Take(MostDepartures)
            .Select(i => new Departure(i.Item is { } item ? $"on {signals(item)}" : $"in {i.Time}", i.Value, i.Se, i.Count))];

    static string Sentence(string words) => string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(words[0])}{words.AsSpan(1)}");
}

/// <summary>Where an interviewer is not like themself.</summary>
/// <param name="Where">"on Judgment", "in week 49 of 2026".</param>
/// <param name="Logits">More severe than elsewhere; negative for more lenient.</param>
/// <param name="Se">Its standard error.</param>
/// <param name="Ratings">What it rests on.</param>
public sealed record Departure(string Where, double Logits, double Se, int Ratings);

/// <summary>How often a score is given.</summary>
/// <param name="Score">A step of the ratings' scale.</param>
/// <param name="Mine">Share of this rater's ratings, 0–1.</param>
/// <param name="Others">Share of everybody else's, 0–1; null when nobody else rated.</param>
public sealed record ScoreShare(int Score, double Mine, double? Others)
{
    internal static IReadOnlyList<ScoreShare> Of(string rater, CohortMeasures measures)
    {
        var (mine, others) = (measures.Ratings.Where(r => r.Rater == rater).ToList(), measures.Ratings.Where(r => r.Rater != rater).ToList());
        return mine.Count == 0 ? [] : [.. measures.Scale.Steps.Select(score => new ScoreShare(
            score, Share(mine, score), others.Count == 0 ? null : Share(others, score)))];
    }

    static double Share(List<RevealedRating> ratings, int score) => ratings.Count(r => r.Score == score) / (double)ratings.Count;
}
