namespace Mockloop.Debrief.Engine.Analysis.Evaluation;

/// <summary>How well one code is found in one split.</summary>
/// <param name="Split">The split.</param>
/// <param name="Kind">The kind of answers.</param>
/// <param name="Code">The code.</param>
/// <param name="Holds">Answers in which it holds.</param>
/// <param name="Found">Of those, in which it was found.</param>
/// <param name="Invented">Answers in which it was found and does not hold.</param>
public sealed record CodeScore(string Split, AnswerKind Kind, string Code, int Holds, int Found, int Invented)
{
    /// <summary>Share of what was found that holds; null when nothing was found.</summary>
    public double? Precision => Found + Invented == 0 ? null : Math.Round((double)Found / (Found + Invented), 3);

    /// <summary>Share of what holds that was found; null when it holds nowhere.</summary>
    public double? Recall => Holds == 0 ? null : Math.Round((double)Found / Holds, 3);

    /// <summary>Both are at least that; what is undefined does not count.</summary>
    public bool Reaches(double least) => !(Precision < least) && !(Recall < least);
}

/// <summary>A finding of the development split that is wrong.</summary>
public sealed record Miss(string Answer, string Code, bool Invented);

/// <summary>Precision and recall per code on a labelled set.</summary>
/// <param name="Answers">Number of answers per split.</param>
/// <param name="Scores">One per split, kind and code that holds or was found somewhere.</param>
/// <param name="Misses">Of the development split alone: who looks at the others can no longer measure on them.</param>
public sealed record Evaluation(IReadOnlyDictionary<string, int> Answers, IReadOnlyList<CodeScore> Scores, IReadOnlyList<Miss> Misses)
{
    /// <summary>Analyses all answers and counts.</summary>
    public static Evaluation Of(IReadOnlyList<LabelledAnswer> answers)
    {
        var results = answers.Select(a => (Answer: a, Expected: Labels(a), Found: Found(a))).ToList();
        var scores = results.GroupBy(r => (r.Answer.Split, r.Answer.Kind)).SelectMany(group =>
            group.SelectMany(r => r.Expected.Concat(r.Found)).Select(Code).Distinct().Select(code => new CodeScore(group.Key.Split, group.Key.Kind, code,
                group.Sum(r => r.Expected.Count(l => Code(l) == code)),
                group.Sum(r => r.Expected.Intersect(r.Found).Count(l => Code(l) == code)),
                group.Sum(r => r.Found.Except(r.Expected).Count(l => Code(l) == code)))));
        var misses = results.Where(r => r.Answer.Split == LabelledSet.Development).SelectMany(r =>
            r.Expected.Except(r.Found).Select(c => new Miss(r.Answer.Id, c, false)).Concat(r.Found.Except(r.Expected).Select(c => new Miss(r.Answer.Id, c, true))));
        return new(answers.CountBy(a => a.Split).ToDictionary(), [.. scores.OrderBy(s => s.Split).ThenBy(s => s.Kind).ThenBy(s => s.Code, StringComparer.Ordinal)], [.. misses]);
    }

    /// <summary>A claimed growth is a label with a value: read otherwise it is both missed and invented.</summary>
    static string Code(string label) => label.Split(" = ")[0];

    static HashSet<string> Labels(LabelledAnswer answer) => WithGrowth(answer.Expected(), answer.Time, answer.Memory);

    static HashSet<string> Found(LabelledAnswer answer)
    {
        var report = AnswerAnalysis.Of(answer.Text, answer.Kind, new(answer.MeasuredTime, answer.MeasuredMemory));
        return WithGrowth([.. report.Findings.Select(f => f.Code)], report.Growth?.Time, report.Growth?.Memory);
    }

    static HashSet<string> WithGrowth(HashSet<string> codes, string? time, string? memory)
    {
        if (time is not null) codes.Add($"growth of time = {time}");
        if (memory is not null) codes.Add($"growth of memory = {memory}");
        return codes;
    }
}
