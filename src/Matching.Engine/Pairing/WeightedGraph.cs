namespace Mockloop.Matching.Engine.Pairing;

/// <summary>Nodes 0 to <paramref name="Nodes"/> − 1 and the edges between them.</summary>
public sealed record WeightedGraph(int Nodes, WeightedEdge[] Edges);

/// <summary>A graph that cannot be read; the message names the field, the value, what was expected and the way out.</summary>
public sealed class GraphException(string message) : Exception(message);
