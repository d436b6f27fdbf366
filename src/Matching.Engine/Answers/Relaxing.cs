using Mockloop.Matching.Engine.Checking;

namespace Mockloop.Matching.Engine.Answers;

/// <summary>What would have to change for a broken rule to hold.</summary>
static class Relaxing
{
    /// <summary>Empty when one of the rules can never be relaxed.</summary>
    public static string Words(IReadOnlyList<Violation> broken, PairQuestion question)
    {
        var words = broken.Select(v => Of(v, question)).Distinct().ToList();
        return words.Contains("") ? "" : string.Join(" And ", words);
    }

    static string Of(Violation broken, PairQuestion question) => broken.Rule switch
    {
        "qualified" => $"Attest {question.Interviewer} for {question.Stage}:{question.Role}.",
        "availability" => $"That time made free ({broken.Detail}).",
        "overlap" => $"The other interview moved ({broken.Detail}).",
        "daily-cap" => $"A daily cap one higher ({broken.Detail}).",
        "weekly-cap" => $"A weekly cap one higher ({broken.Detail}).",
        "pair-once" => $"Somebody else in their other interview ({broken.Detail}).",
        "gap" or "order" => $"The stages around it moved ({broken.Detail}).",
        "window" => $"A wider window of {question.Stage} ({broken.Detail}).",
        "roles" => $"Another person in the other chair ({broken.Detail}).",
        _ => "", // nobody interviews themselves, and forbidden pairs stay apart
    };
}
