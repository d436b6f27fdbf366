namespace Mockloop.Matching.Engine.Pairing;

/// <summary>Where a node stands in the growing tree.</summary>
enum Label : byte
{
    /// <summary>Not in the tree.</summary>
    Free,

    /// <summary>At an even distance from the root: its dual falls as the tree's rises.</summary>
    Outer,

    /// <summary>At an odd distance: its dual rises with the tree's.</summary>
    Inner,

    /// <summary>As <see cref="Inner"/>, inside a blossom, which may open again.</summary>
    InnerBlossom,
}

/// <summary>What a search reads and writes of one node, side by side for the cache.</summary>
struct VertexState
{
    /// <summary>Its dual; while outer, plus the tree's; while inner, minus the tree's. So it stands still while the tree's dual moves.</summary>
    public long Dual;

    /// <summary>Value of the tree's dual at which an edge from an outer node becomes tight (while inner: minus the tree's dual); <see cref="long.MaxValue"/> when none is known.</summary>
    public long Nearest;

    /// <summary>The outer node of that edge.</summary>
    public int NearestFrom;

    public Label Label;
}
