using Mockloop.Fuzz.Tests.Requests;

namespace Mockloop.Fuzz.Tests.Runs;

/// <summary>Leaves out fields and list entries for as long as the same complaint comes back.</summary>
static class Shrink
{
    const int MostTries = 40;

    public static async Task<FuzzCall> RunAsync(FuzzCall call, Func<FuzzCall, Task<bool>> stillFails)
    {
        var tries = 0;
        for (var smaller = true; smaller;)
        {
            smaller = false;
            foreach (var candidate in Smaller(call.Request).Select(r => call with { Request = r }).ToList())
            {
                if (++tries > MostTries)
                    return call;
                if (!await stillFails(candidate))
                    continue;
                (call, smaller) = (candidate, true);
                break;
            }
        }
        return call;
    }

    /// <summary>The tree with one thing less, biggest things first.</summary>
    static IEnumerable<Tree> Smaller(Tree tree)
    {
        foreach (var name in tree.Keys)
        {
            var without = new Tree(tree);
            without.Remove(name);
            yield return without;
        }
        foreach (var (name, value) in tree)
        {
            foreach (var less in Less(value))
                yield return new Tree(tree) { [name] = less };
        }
    }

    static IEnumerable<object?> Less(object? value) => value switch
    {
        Tree inner => Smaller(inner),
        List<object?> { Count: > 1 } list => [list[..(list.Count / 2)], list[(list.Count / 2)..]],
        List<object?> { Count: 1 } list when list[0] is Tree only => Smaller(only).Select(t => new List<object?> { t }),
        string { Length: > 8 } text => [text[..(text.Length / 2)]],
        _ => [],
    };
}
