using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Reads what is said about the growth of time and memory, and compares it with what was measured.</summary>
static class ComplexityAnalyser
{
    public static ClaimedGrowth Analyse(WrittenText text, MeasuredGrowth? measured, Findings findings)
    {
        var nouns = new FactorNouns(text);
        var (time, memory) = Split(text, ClaimFinder.Find(text, nouns));
        var claims = (Time: new Totals(text, nouns).Of(time, Resource.Time), Memory: new Totals(text, nouns).Of(memory, Resource.Memory));
        Add(findings, "time", claims.Time, measured?.Time);
        Add(findings, "memory", claims.Memory, measured?.Memory);
        var unexplained = new[] { claims.Time, claims.Memory }.OfType<Claim>().FirstOrDefault(c => c.Letters.Any(l => !nouns.Explains(l)));
        if (unexplained is not null)
            findings.Add("letters-unexplained", unexplained.From, unexplained.To);
        return new(claims.Time?.Growth.ToString(), claims.Memory?.Growth.ToString());
    }

    /// <summary>By resource; where none is named the first speaks of time and the second, as people write it, of memory.</summary>
    static (List<Claim> Time, List<Claim> Memory) Split(WrittenText text, List<Claim> claims)
    {
        var (time, memory) = (new List<Claim>(), new List<Claim>());
        HashSet<int> clauses = [.. claims.Where(c => !c.Plain).Select(c => text.Tokens[c.First].Clause)];
        var owners = new Dictionary<int, Claim>();
        foreach (var claim in claims.Where(c => !c.Plain))
        {
            owners.TryAdd(FormulaClaims.ResourceBefore(text, claim.First), claim);
            if (claim.Last + 1 < text.Tokens.Count && text.Tokens[claim.Last + 1].Clause == text.Tokens[claim.Last].Clause)
                owners.TryAdd(claim.Last + 1, claim);
        }
        var resources = claims.ConvertAll(c => Resources.Of(text, c, clauses, owners));
        var memoryIsNamed = resources.Exists(r => r is Resource.Memory or Resource.Both);
        foreach (var (claim, named) in claims.Zip(resources))
        {
            var resource = named != Resource.Unsaid ? named : Said(claim, time, memory) is not Resource.Unsaid and var said ? said : time.Count == 0 || memoryIsNamed || memory.Count > 0 || claim.InWords ? Resource.Time : Resource.Memory;
            if (resource is Resource.Time or Resource.Both) time.Add(claim);
            if (resource is Resource.Memory or Resource.Both) memory.Add(claim);
        }
        var echoes = new Echoes(text);
        if (memory.Count == 0 && echoes.Of(Resource.Memory, time) is { } alsoMemory) memory.Add(alsoMemory);
        if (time.Count == 0 && echoes.Of(Resource.Time, memory) is { } alsoTime) time.Add(alsoTime);
        return (time, memory);
    }

    /// <summary>What was said before is said again: "memory is constant, it does not depend on the tokens".</summary>
    static Resource Said(Claim claim, List<Claim> time, List<Claim> memory) =>
        memory.Exists(c => IsSame(c, claim)) ? Resource.Memory : time.Exists(c => IsSame(c, claim)) ? Resource.Time : Resource.Unsaid;

    static bool IsSame(Claim before, Claim claim) => before.Growth.ToString() == claim.Growth.ToString();

    static void Add(Findings findings, string resource, Claim? claim, string? measured)
    {
        if (claim is null)
        {
            findings.Missing($"no-{resource}-growth");
            return;
        }
        findings.Add($"{resource}-growth", claim.From, claim.To, $"Read as {claim.Growth}.");
        if (measured is not null && MeasuredGrowth.Allows(measured, claim.Growth) is { } agrees)
            findings.Add(agrees ? $"{resource}-as-measured" : $"{resource}-not-as-measured", claim.From, claim.To, $"Claimed {claim.Growth}, measured {measured}.");
    }
}
