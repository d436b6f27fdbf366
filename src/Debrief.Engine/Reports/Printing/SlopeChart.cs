namespace Mockloop.Debrief.Engine.Reports.Printing;

/// <summary>Ranks by means on the left, by corrected scores on the right.</summary>
static class SlopeChart
{
    const double Width = 760, Left = 250, Right = 510, Top = 50, Row = 26;
    const int LongestName = 24;

    internal static Markup Of(IReadOnlyList<RatedLoop> loops)
    {
        var ranked = loops.Where(l => l.Rise is not null).ToList();
        var (before, after) = (Places(ranked, l => l.RawRank!.Value), Places(ranked, l => l.FairRank!.Value));
        var drawing = new Markup().Add($"""{Pen.Text("head end", Left, 22, "as given")}{Pen.Text("head", Right, 22, "corrected")}""");
        foreach (var loop in ranked)
        {
            var (from, to) = (before[loop], after[loop]);
            var way = loop.Rise switch { > 0 => "up", < 0 => "down", _ => "level" };
            var change = loop.Rise switch { > 0 => $"  ▲ {loop.Rise}", < 0 => $"  ▼ {-loop.Rise}", _ => "" };
            drawing.Add($"""
                {Pen.Text("label end", Left - 14, from + 5, $"{Pen.Short(loop.Facts.Candidate, LongestName)}  {loop.RawRank}")}<line class="slope {way}" x1="{Left}" x2="{Right}" y1="{from}" y2="{to}" />{Pen.Text("label", Right + 14, to + 5, $"{loop.FairRank}  {Pen.Short(loop.Facts.Candidate, LongestName)}{change}")}

                """);
        }
        return new Figure("ranks", "Ranks before and after correction", Description(ranked), Width, Top + (Row * ranked.Count))
            .With(drawing, Figure.Table("Ranks in figures", ["Candidate", "Mean as given", "Rank", "Corrected (95 %)", "Rank", "Change"], ranked.OrderBy(l => l.FairRank).Select(l => new[]
            {
                l.Facts.Candidate, Figures.Two(l.Raw), $"{l.RawRank}", Figures.Score(l.Fair), $"{l.FairRank}", l.Rise switch { > 0 => $"up {l.Rise}", < 0 => $"down {-l.Rise}", _ => "the same" },
            })));
    }

    // Those who share a rank stand below each other.
    static Dictionary<RatedLoop, double> Places(List<RatedLoop> ranked, Func<RatedLoop, int> rank) =>
        ranked.OrderBy(rank).ThenBy(l => l.Facts.Candidate, StringComparer.Ordinal).Select((l, i) => (l, Top + (Row * i))).ToDictionary(x => x.l, x => x.Item2);

    static string Description(List<RatedLoop> ranked)
    {
        int moved = ranked.Count(l => l.Rise != 0);
        var most = ranked.MaxBy(l => Math.Abs(l.Rise!.Value))!;
        return moved == 0 ? $"Correction changes no rank of {Figures.Count(ranked.Count, "candidate")}."
            : $"Correction changes {moved} of {ranked.Count} ranks; most for {most.Facts.Candidate}, {(most.Rise > 0 ? "up" : "down")} by {Math.Abs(most.Rise!.Value)}.";
    }
}
