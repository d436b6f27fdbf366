using Mockloop.Debrief.Engine.Analysis.Lexicons;
using Mockloop.Debrief.Engine.Analysis.Numbers;

namespace Mockloop.Debrief.Engine.Analysis.Design;

/// <summary>What is to be reached: named as such, or a bound on time, price or power; before the first component or after it.</summary>
sealed class Objective(Mentions mentions, IReadOnlyList<Quantity> quantities)
{
    const double Longest = 86400; // seconds; "two years" are no promise

    readonly HashSet<int> alarms = mentions.SentencesOf("alarm"), verbs = mentions.SentencesOf("shall");

    /// <param name="component">The first component; null when there is none.</param>
    public void Report(Mention? component, Findings findings)
    {
        var stated = Stated(component);
        if (stated is null)
            findings.Missing("no-objective");
        else
            findings.Add(component is null || stated.First < component.First ? "objective-first" : "objective-late", stated);
    }

    Mention? Stated(Mention? component)
    {
        var (named, bound) = (mentions.First("objective"), quantities.FirstOrDefault(q => IsBound(q, component)) is { } q ? new Mention("objective", q.First, q.Last) : null);
        return named is null || bound?.First < named.First ? bound : named;
    }

    /// <summary>"Under 200 ms" anywhere but in an alarm or a sum; in the opening sentence, before any component, the number alone is enough.</summary>
    bool IsBound(Quantity q, Mention? component)
    {
        var load = q.Sentence == 0 && q.Dimension is Dimension.TokensPerSecond or Dimension.RequestsPerSecond && verbs.Contains(0);
        if ((!load && q.Dimension is not (Dimension.Seconds or Dimension.MoneyPerToken or Dimension.Power)) || q.Base > Longest && q.Dimension == Dimension.Seconds || alarms.Contains(q.Sentence))
            return false;
        return q.AtMost || (q.Sentence == 0 && (component is null || q.First < component.First) && !quantities.Any(o => o.Sentence == 0 && o.Dimension is Dimension.Bytes or Dimension.Parameters or Dimension.MoneyPerSecond or Dimension.Devices or Dimension.BytesPerSecond));
    }
}
