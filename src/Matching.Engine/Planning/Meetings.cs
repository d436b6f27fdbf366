namespace Mockloop.Matching.Engine.Planning;

/// <summary>Which pairs may meet, and what each meeting is worth by preference and novelty.</summary>
sealed class Meetings
{
    readonly double[][] _worth;

    public Meetings(PlanModel model)
    {
        var instance = model.Instance;
        _worth = [.. model.Candidates.Select(_ => new double[model.People.Count])];
        foreach (var wish in instance.Preferences)
            Add(model, wish.Candidate, wish.Interviewer, instance.Weights.Preference * wish.Value);
        foreach (var met in instance.History)
            Add(model, met.Candidate, met.Interviewer, -instance.Weights.Novelty * met.Count);
        Most = [.. _worth.Select(worth => Math.Max(0, worth.DefaultIfEmpty().Max()))];
        foreach (var pair in instance.Forbidden)
        {
            Bar(model, pair.A, pair.B);
            Bar(model, pair.B, pair.A);
        }
        foreach (var met in instance.Fixed.Where(met => model.StageOf(met.Stage) is not null))
            Bar(model, met.Candidate, met.Interviewer);
        for (var c = 0; c < _worth.Length; c++)
            _worth[c][model.Candidates[c]] = double.NegativeInfinity;
    }

    /// <summary>At least what any meeting of a candidate is worth.</summary>
    public double[] Most { get; }

    public bool IsBarred(int candidate, int person) => _worth[candidate][person] == double.NegativeInfinity;

    /// <summary>Worth of meeting each person: 0 where nothing is said, minus infinity where they must not meet.</summary>
    public double[] WorthOf(int candidate) => _worth[candidate];

    void Bar(PlanModel model, string candidate, string interviewer)
    {
        if (Find(model, candidate, interviewer) is var (c, i))
            _worth[c][i] = double.NegativeInfinity;
    }

    void Add(PlanModel model, string candidate, string interviewer, double worth)
    {
        if (Find(model, candidate, interviewer) is var (c, i))
            _worth[c][i] += worth;
    }

    static (int Candidate, int Person)? Find(PlanModel model, string candidate, string interviewer) =>
        model.PersonOf(candidate) is { } p && model.CandidateOf[p] is var c and >= 0 && model.PersonOf(interviewer) is { } i ? (c, i) : null;
}
