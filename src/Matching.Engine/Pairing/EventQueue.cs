using System.Runtime.CompilerServices;

namespace Mockloop.Matching.Engine.Pairing;

/// <summary>What happens next while a tree grows: a binary heap by dual value. Events that no longer hold are left in it and skipped by the reader.</summary>
sealed class EventQueue
{
    /// <summary>Two numbers that say what happens, at a value of the tree's dual.</summary>
    public readonly record struct Event(long At, int A, int B);

    Event[] heap = new Event[256];
    int count;

    public void Clear() => count = 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Push(long at, int a, int b)
    {
        if (count == heap.Length)
            Array.Resize(ref heap, 2 * count);
        var (all, hole) = (heap, count++);
        while (hole > 0)
        {
            var parent = (hole - 1) >> 1;
            if (all[parent].At <= at)
                break;
            all[hole] = all[parent];
            hole = parent;
        }
        all[hole] = new(at, a, b);
    }

    /// <summary>Takes the first event, if it comes before <paramref name="limit"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryPop(long limit, out Event first)
    {
        var all = heap;
        first = all[0];
        if (count == 0 || first.At >= limit)
            return false;
        var last = all[--count];
        var (size, hole) = (count, 0);
        for (var child = 1; child < size; child = 2 * hole + 1)
        {
            if (child + 1 < size && all[child + 1].At < all[child].At)
                child++;
            if (all[child].At >= last.At)
                break;
            all[hole] = all[child];
            hole = child;
        }
        all[hole] = last;
        return true;
    }
}
