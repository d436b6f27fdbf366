namespace Mockloop.Matching.Engine.Pairing;

/// <summary>Two nodes that may be paired, and what the pair is worth.</summary>
/// <param name="From">One node, counted from 0.</param>
/// <param name="To">The other node. An edge from a node to itself is never used.</param>
/// <param name="Weight">Worth of the pair, in any unit; zero or less is never used. <see cref="MaximumWeightMatching.LargestWeight"/> is the most.</param>
public readonly record struct WeightedEdge(int From, int To, long Weight);
