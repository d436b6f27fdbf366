namespace Mockloop.Debrief.Engine.Ratings;

/// <summary>Ids of one kind, numbered in the order of their first appearance.</summary>
sealed class Names
{
    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    readonly List<string> names = [];
    int last = -1;

    public Names() => lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => names.Count;

    public string[] ToArray() => [.. names];

    /// <summary>The number of the id; neighbouring rows often repeat it.</summary>
    public int Of(ReadOnlySpan<char> name)
    {
        if (last >= 0 && name.SequenceEqual(names[last]))
            return last;
        if (!lookup.TryGetValue(name, out last))
        {
            last = names.Count;
            names.Add(name.ToString());
            numbers.Add(names[last], last);
        }
        return last;
    }
}
