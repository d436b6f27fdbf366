// Twin of src/Grading.Engine/Scale/Data/Registry/RegistryComponents.cs, for many at once: every edge hooks the larger of two roots
// below the smaller one, unless somebody was quicker, and paths are halved on the way (Jaiganesh and Burtscher, "A High-Performance
// Connected Components Implementation for GPUs", 2018). A parent is always smaller than its child, so that the last root
// of a group is its smallest record. Writes that race all name an ancestor: whichever lasts is right.

kernel void singles(ulong n, global uint *labels)
{
    for (ulong i = FIRST(n); i < END(n); i += STEP)
        labels[i] = (uint)i;
}

uint root_of(volatile global uint *labels, uint at)
{
    uint parent = labels[at];
    while (parent != at)
    {
        uint above = labels[parent];
        if (above != parent)
            labels[at] = above;
        at = parent;
        parent = above;
    }
    return at;
}

kernel void hook(ulong seed, ulong n, ulong k, volatile global uint *labels)
{
    formula f = formula_of(seed, n, k);
    for (ulong edge = FIRST(n + k); edge < END(n + k); edge += STEP)
    {
        ulong2 ends = edge < n ? (ulong2)(edge, record_of(&f, edge).source) : pair_of(&f, edge - n);
        uint a = root_of(labels, (uint)ends.x), b = root_of(labels, (uint)ends.y);
        while (a != b)
        {
            uint high = max(a, b), low = min(a, b);
            uint seen = atomic_cmpxchg(labels + high, high, low);
            if (seen == high)
                break;
            a = root_of(labels, seen);
            b = root_of(labels, low);
        }
    }
}

kernel void flatten(ulong n, volatile global uint *labels)
{
    for (ulong i = FIRST(n); i < END(n); i += STEP)
        labels[i] = root_of(labels, (uint)i);
}
