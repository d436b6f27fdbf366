namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>
/// Which classes explain a ladder. A class stays while the likeliest one is less than <see cref="Strong"/> times as probable: beyond that the
/// evidence is called strong (Kass and Raftery 1995), and where a class is the true one, another is so much likelier in at most one of
/// <see cref="Strong"/> ladders (Markov's inequality).
/// </summary>
static class Classification
{
    const double Strong = 20;
    const int FewestSizes = 3;

    /// <summary>Classifies one quantity; null with too few sizes, or all of one n.</summary>
    public static MeasuredGrowth? Of(IReadOnlyList<Observation> observations, Quantity quantity, GrowthClass? allowed, FactorNames names)
    {
        var ladder = new Ladder(observations);
        // A ladder that broke while only k had grown has no exponent of n, and classes in n would be guesses.
        if (ladder.Full.Length < FewestSizes || ladder.Full.DistinctBy(o => o.N).Count() < 2)
            return null;
        var weighed = Candidates.For(ladder.KVaries, allowed).Select(c => ClassEvidence.Of(c, ladder, quantity)).ToList();
        var best = weighed.Max(e => e.Log);
        GrowthClass[] classes = [.. weighed.Where(e => e.Log > best - Math.Log(Strong)).OrderByDescending(e => e.Log).Select(e => e.Class)];
        var words = new GrowthWords(quantity, names, allowed);
        var proof = allowed is null ? "" : Proof(ladder, weighed, allowed, words);
        var exceeds = allowed is null ? Exceeds.No : proof.Length > 0 ? Exceeds.Yes : Compare(ladder.Order, classes, allowed);
        var (n, k) = Exponents.Of(ladder, quantity, classes.Contains(GrowthClass.Constant));
        return new(classes, n, k, exceeds, words.List(classes), words.Say(classes, exceeds, proof), names);
    }

    /// <summary>What may be no growth at all does not exceed anything.</summary>
    static Exceeds Compare(GrowthOrder order, GrowthClass[] classes, GrowthClass allowed) =>
        classes.Contains(GrowthClass.Constant) ? Exceeds.No : classes.Count(c => order.Exceeds(c, allowed)) is var faster && faster == 0 ? Exceeds.No
        : faster == classes.Length ? Exceeds.Yes : Exceeds.CannotTell;

    /// <summary>What a cut-off size shows by itself: nothing that is allowed and explains the smaller sizes predicts as much.</summary>
    static string Proof(Ladder ladder, List<ClassEvidence> weighed, GrowthClass allowed, GrowthWords words)
    {
        if (ladder.CutOff.Length == 0)
            return "";
        var cutOff = ladder.CutOff[0];
        var best = weighed.Max(e => e.LogOfFull);
        var within = weighed.Where(e => !ladder.Order.Exceeds(e.Class, allowed) && e.LogOfFull > best - (2 * Math.Log(Strong))).ToList();
        if (within.Count == 0)
            return "";
        var most = within.Max(e => e.PredictedAtMost());
        return cutOff.Value > most ? words.Proof(cutOff, most, ladder.KVaries) : "";
    }
}
