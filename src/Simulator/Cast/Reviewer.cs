using System.Text.RegularExpressions;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Questions;

namespace Mockloop.Simulator.Cast;

/// <summary>
/// How a simulated interviewer judges what was really handed in: verdicts and hints for code, and for writing whether
/// it puts something first, gives a reason, a number and a mitigation. The seed only adds a person's leaning.
/// </summary>
static partial class Reviewer
{
    [GeneratedRegex(@"\bfirst\b", RegexOptions.IgnoreCase)] private static partial Regex Order();
    [GeneratedRegex(@"\bbecause\b", RegexOptions.IgnoreCase)] private static partial Regex Reason();
    [GeneratedRegex(@"\d")] private static partial Regex Number();
    [GeneratedRegex(@"mitigat|rollback|rolled back|canary", RegexOptions.IgnoreCase)] private static partial Regex Mitigation();

    /// <summary>1–4 for the whole performance.</summary>
    internal static int Grade(Question question) =>
        question.Kind == QuestionKind.Code ? GradeCode(question) : GradeWriting(question.Answer?.Text ?? "");

    static int GradeCode(Question question)
    {
        if (question.Submissions.Count == 0) return 1;
        var solved = question.Submissions.Any(s => s.Verdict == "Accepted");
        if (!solved) return 2;
        return question.HintsTaken.Count == 0 ? 4 : 3;
    }

    static int GradeWriting(string text)
    {
        var signs = Signs(text);
        return signs >= 4 ? 4 : signs == 3 ? 3 : signs >= 1 ? 2 : 1;
    }

    static int Signs(string text) =>
        new[] { Order(), Reason(), Number(), Mitigation() }.Count(sign => sign.IsMatch(text));

    /// <summary>A complete card for what the reviewer saw.</summary>
    internal static CardContent Card(Stage stage, Question question, Random dice)
    {
        var grade = Grade(question);
        // Only writing can lack judgement altogether: code that fails still shows what was tried first.
        var flag = question.Kind == QuestionKind.Written && grade == 1;
        var content = new CardContent
        {
            JudgmentFlag = flag,
            FlagReason = flag ? "Nothing is put first and no reason is given for anything." : "",
            Confidence = dice.Next(3, 6),
            Summary = Summary(question, grade),
        };
        foreach (var signal in stage.Signals)
            content.Ratings.Add(new Rating { SignalId = signal.Id, Score = Lean(grade, dice), Note = Note(question) });
        content.Recommendation = Recommend(content.Ratings.Average(r => r.Score));
        return content;
    }

    // One rating in five is a step off: people differ, outcomes do not hang on it.
    static int Lean(int grade, Random dice) =>
        dice.Next(5) > 0 ? grade : Math.Clamp(grade + (dice.Next(2) * 2) - 1, 1, 4);

    static string Note(Question question) => question.Kind == QuestionKind.Code
        ? string.Join("; ", question.Submissions.Select(s => $"{s.Language}: {s.Verdict}").Append($"{question.HintsTaken.Count} hints"))
        : $"{Signs(question.Answer?.Text ?? "")} of 4 signs of judgement in the answer";

    static string Summary(Question question, int grade) => grade switch
    {
        4 => $"{question.Title}: decided early, gave the reason, and it held.",
        3 => $"{question.Title}: got there with help.",
        2 => $"{question.Title}: listed options, decided little.",
        _ => $"{question.Title}: no decision one could follow.",
    };

    internal static Recommendation Recommend(double mean) => mean switch
    {
        >= 3.5 => Recommendation.StrongYes,
        >= 2.75 => Recommendation.Yes,
        >= 2.4 => Recommendation.Mixed,
        >= 1.5 => Recommendation.No,
        _ => Recommendation.StrongNo,
    };

    /// <summary>A committee member's vote: the mean of the counted ratings, and no hire on code that never worked.</summary>
    internal static (Recommendation Vote, string Why) Vote(Committee committee)
    {
        var cards = committee.Packet.SelectMany(d => d.Cards).Where(c => c.Kind == CardKind.Interviewer && c.Content is not null).ToList();
        var mean = cards.SelectMany(c => c.Content.Ratings).Select(r => (double)r.Score).DefaultIfEmpty(1).Average();
        var verdicts = committee.Packet.SelectMany(d => d.Evidence).Select(e => e.Verdict).Where(v => v.Length > 0).ToList();
        if (verdicts.Count > 0 && !verdicts.Contains("Accepted") && mean > 2.4) mean = 2.4;
        var code = verdicts.Count == 0 ? "no code" : string.Join(", ", verdicts);
        return (Recommend(mean), $"Mean rating {mean:0.0} over {cards.Count} cards; code: {code}.");
    }

    /// <summary>The best or the worst rated signal with its note, as a committee member would name it; null when no card rated anything.</summary>
    internal static SpeakRequest? Evidence(Committee committee, bool strongest)
    {
        var rated = (from stage in committee.Packet
                     from card in stage.Cards
                     where card.Kind == CardKind.Interviewer && card.Content is not null
                     from rating in card.Content.Ratings
                     where rating.Note.Length > 0
                     orderby rating.Score * (strongest ? -1 : 1), stage.StageId, rating.SignalId, card.CardId
                     select (card, rating)).FirstOrDefault();
        return rated.card is null ? null : new()
        {
            Kind = strongest ? StatementKind.StrongestFor : StatementKind.StrongestAgainst,
            Text = $"{rated.rating.SignalId} was rated {rated.rating.Score} of 4: “{rated.rating.Note}”",
            SignalId = rated.rating.SignalId,
            Evidence = { new EvidenceLink { InterviewId = rated.card.InterviewId, Kind = "card", RefId = rated.card.CardId, Quote = rated.rating.Note } },
        };
    }
}
