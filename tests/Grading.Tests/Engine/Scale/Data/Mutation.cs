using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Tests.Engine.Scale.Data;

/// <summary>How right output is made wrong.</summary>
enum Mutation
{
    SwapNeighbours,
    SwapFar,
    Duplicate,
    Drop,
    DropSeveral,
    DropAndSwapLater,
    MoveLater,
    FlipOneBit,
    Truncate,
    Extend,
}

/// <summary>Mutates output, and says, by looking at all of it, what a check should say.</summary>
static class Mutations
{
    public static ulong[][] Of(this Mutation kind, ulong[][] answer, Random random)
    {
        while (true)
        {
            var (at, other) = (random.Next(answer.Length - 1), random.Next(answer.Length));
            ulong[][] mutated = kind switch
            {
                Mutation.SwapNeighbours => Swapped(answer, at, at + 1),
                Mutation.SwapFar => Swapped(answer, at, other),
                Mutation.Duplicate => [.. answer[..at], answer[at], .. answer[at..]],
                Mutation.Drop => [.. answer[..at], .. answer[(at + 1)..]],
                Mutation.DropSeveral => [.. answer[..at], .. answer[Math.Min(answer.Length, at + random.Next(2, 9000))..]],
                Mutation.DropAndSwapLater => Swapped([.. answer[..at], .. answer[(at + 1)..]], Math.Min(at + 50, answer.Length - 3), Math.Min(at + 51, answer.Length - 2)),
                Mutation.MoveLater => Moved(answer, at, Math.Min(at + random.Next(2, 3000), answer.Length - 1)),
                Mutation.FlipOneBit => Flipped(answer, at, random),
                Mutation.Truncate => answer[..other],
                _ => [.. answer, .. answer[at..Math.Min(answer.Length, at + random.Next(1, 5000))]],
            };
            if (kind == Mutation.DropAndSwapLater && at > answer.Length - 100)
                continue; // the two would meet
            if (mutated.Length != answer.Length || FirstWrong(answer, mutated) < answer.Length)
                return mutated;
        }
    }

    /// <summary>Row and kind, by comparing whole multisets.</summary>
    public static (long Row, FaultKind Kind) Fault(this Mutation kind, ulong[][] answer, ulong[][] mutated)
    {
        var row = FirstWrong(answer, mutated);
        if (row == answer.Length)
            return (row, FaultKind.TooMany);
        if (row == mutated.Length)
            return (row, FaultKind.TooFew);
        if (kind == Mutation.FlipOneBit && !Array.Exists(answer, r => r.AsSpan().SequenceEqual(mutated[row])))
            return (row, FaultKind.Foreign);
        return (row, kind switch
        {
            Mutation.SwapNeighbours or Mutation.SwapFar or Mutation.MoveLater => FaultKind.Swapped,
            Mutation.Duplicate => FaultKind.Duplicated,
            _ => FaultKind.Missing,
        });
    }

    /// <summary>Rows as one array.</summary>
    public static ulong[] Flat(ulong[][] rows)
    {
        var flat = new List<ulong>(4 * rows.Length);
        foreach (var row in rows)
            flat.AddRange(row);
        return [.. flat];
    }

    static int FirstWrong(ulong[][] answer, ulong[][] mutated)
    {
        var row = 0;
        while (row < answer.Length && row < mutated.Length && answer[row].AsSpan().SequenceEqual(mutated[row]))
            row++;
        return row;
    }

    static ulong[][] Swapped(ulong[][] answer, int a, int b)
    {
        ulong[][] mutated = [.. answer];
        (mutated[a], mutated[b]) = (mutated[b], mutated[a]);
        return mutated;
    }

    static ulong[][] Moved(ulong[][] answer, int from, int to) =>
        [.. answer[..from], .. answer[(from + 1)..(to + 1)], answer[from], .. answer[(to + 1)..]];

    static ulong[][] Flipped(ulong[][] answer, int at, Random random)
    {
        ulong[][] mutated = [.. answer];
        mutated[at] = [.. answer[at]];
        mutated[at][random.Next(answer[at].Length)] ^= 1UL << random.Next(64);
        return mutated;
    }
}
