using System.Text;
using System.Text.Json;

namespace Mockloop.Matching.Engine.Pairing;

/// <summary>Takes a graph's JSON token by token and says of the first wrong one which it is.</summary>
sealed class GraphTokens
{
    public const string Expected = """{"nodes":N,"edges":[[u,v,w],…]} with whole numbers""";

    enum Place { Start, Root, Nodes, Edges, InEdges, InEdge, Passing }

    readonly List<WeightedEdge> edges = [];
    int? nodes;
    bool hasEdges;
    Place place;
    int depth, position, highest = -1, highestEdge;
    long largest, u, v, w;
    int largestEdge;

    /// <summary>The field that is being read.</summary>
    public string Where => place switch
    {
        Place.Nodes => "nodes",
        Place.Edges => "edges",
        Place.InEdges => $"edges[{edges.Count}]",
        Place.InEdge => $"edges[{edges.Count}][{position}]",
        _ => "the file",
    };

    public void Take(ref Utf8JsonReader token)
    {
        switch (place)
        {
            case Place.Start when token.TokenType == JsonTokenType.StartObject:
                place = Place.Root;
                break;
            case Place.Root:
                Key(ref token);
                break;
            case Place.Nodes:
                nodes = (int)Whole(ref token, 0, MaximumWeightMatching.MostNodes);
                place = Place.Root;
                break;
            case Place.Edges when token.TokenType == JsonTokenType.StartArray:
                (place, hasEdges) = (Place.InEdges, true);
                break;
            case Place.InEdges when token.TokenType == JsonTokenType.EndArray:
                place = Place.Root;
                break;
            case Place.InEdges when token.TokenType == JsonTokenType.StartArray:
                if (edges.Count == MaximumWeightMatching.MostEdges)
                    throw new GraphException($"edges: more than {MaximumWeightMatching.MostEdges}: leave out light ones, or split the graph where it falls apart");
                (place, position) = (Place.InEdge, 0);
                break;
            case Place.InEdge when token.TokenType == JsonTokenType.EndArray && position == 3:
                Add();
                break;
            case Place.InEdge when position < 3 && token.TokenType != JsonTokenType.EndArray:
                Field(ref token);
                break;
            case Place.Passing:
                Pass(ref token);
                break;
            default:
                throw Wrong(ref token, place == Place.InEdge ? "three numbers [u,v,w]" : place == Place.InEdges ? "an edge [u,v,w]" : place == Place.Edges ? "a list [[u,v,w],…]" : Expected);
        }
    }

    /// <exception cref="GraphException">Something is missing, or an edge does not fit the number of nodes.</exception>
    public WeightedGraph Graph()
    {
        if (nodes is not { } count)
            throw new GraphException($"nodes: missing: expected {Expected}");
        if (!hasEdges)
            throw new GraphException($"edges: missing: expected {Expected}, \"edges\":[] where there are none");
        if (highest >= count)
            throw new GraphException($"edges[{highestEdge}]: node {highest}: nodes are counted from 0, so {count} nodes end at {count - 1}; raise \"nodes\" or correct the edge");
        if (largest > MaximumWeightMatching.LargestWeight(count))
            throw new GraphException($"edges[{largestEdge}][2]: {largest}: with {count} nodes a weight may be {MaximumWeightMatching.LargestWeight(count)} at most, so that no sum leaves 64 bits; divide all weights by the same number");
        return new(count, [.. edges]);
    }

    void Key(ref Utf8JsonReader token)
    {
        if (token.TokenType == JsonTokenType.EndObject)
            place = Place.Start;
        else if (token.ValueTextEquals("nodes"u8))
            place = nodes is null ? Place.Nodes : throw new GraphException("nodes: given twice: leave one");
        else if (token.ValueTextEquals("edges"u8))
            place = !hasEdges ? Place.Edges : throw new GraphException("edges: given twice: join the lists");
        else
            (place, depth) = (Place.Passing, 0);
    }

    void Pass(ref Utf8JsonReader token)
    {
        depth += token.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1
            : token.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray ? -1 : 0;
        if (depth == 0 && token.TokenType != JsonTokenType.PropertyName)
            place = Place.Root;
    }

    void Field(ref Utf8JsonReader token)
    {
        if (position == 0) u = Whole(ref token, 0, MaximumWeightMatching.MostNodes - 1);
        else if (position == 1) v = Whole(ref token, 0, MaximumWeightMatching.MostNodes - 1);
        else w = Whole(ref token, long.MinValue, long.MaxValue);
        position++;
    }

    void Add()
    {
        if (Math.Max(u, v) > highest)
            (highest, highestEdge) = ((int)Math.Max(u, v), edges.Count);
        if (w > largest)
            (largest, largestEdge) = (w, edges.Count);
        edges.Add(new((int)u, (int)v, w));
        place = Place.InEdges;
    }

    long Whole(ref Utf8JsonReader token, long least, long most)
    {
        if (token.TokenType == JsonTokenType.Number && token.TryGetInt64(out var value) && value >= least && value <= most)
            return value;
        var way = token.TokenType == JsonTokenType.Number && place == Place.InEdge && position == 2 ? "; multiply or divide all weights by the same number and round" : "";
        throw Wrong(ref token, $"a whole number from {least} to {most}{way}");
    }

    GraphException Wrong(ref Utf8JsonReader token, string expected)
    {
        var text = token.TokenType switch
        {
            JsonTokenType.StartArray => "[",
            JsonTokenType.StartObject => "{",
            JsonTokenType.EndArray => "]",
            _ => Encoding.UTF8.GetString(token.ValueSpan),
        };
        return new($"{Where}: {(text.Length > 40 ? text[..40] + "…" : text)}: expected {expected}");
    }
}
