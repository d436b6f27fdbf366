using System.Text;
using Mockloop.Matching.Engine.Pairing;

namespace Mockloop.Matching.Tests.Engine.Pairing;

public sealed class GraphReaderTests
{
    [Theory]
    [InlineData("""{"nodes":3,"edges":[[0,1,5],[2,1,-4]]}""")]
    [InlineData("""{"edges":[[0,1,5],[2,1,-4]],"nodes":3}""")]
    [InlineData("""{"name":"x","of":[{"nodes":9}],"nodes":3,"edges":[[0,1,5],[2,1,-4]],"more":{}}""")]
    [InlineData("\uFEFF {\"nodes\":3,\n\"edges\":[[0,1,5],\n[2,1,-4]]}\n")]
    public void Nodes_and_edges_are_read_in_any_order_and_other_keys_passed_over(string json)
    {
        var graph = Read(json);

        graph.Nodes.ShouldBe(3);
        graph.Edges.ShouldBe([new(0, 1, 5), new(2, 1, -4)]);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" ", "no JSON")]
    [InlineData("[1]", "the file: [")]
    [InlineData("{}", "nodes: missing")]
    [InlineData("""{"nodes":3}""", "edges: missing")]
    [InlineData("""{"edges":[]}""", "nodes: missing")]
    [InlineData("""{"nodes":-1,"edges":[]}""", "nodes: -1: expected a whole number from 0")]
    [InlineData("""{"nodes":1000001,"edges":[]}""", "nodes: 1000001: expected a whole number from 0 to 1000000")]
    [InlineData("""{"nodes":2,"nodes":2,"edges":[]}""", "nodes: given twice")]
    [InlineData("""{"nodes":2,"edges":[],"edges":[]}""", "edges: given twice")]
    [InlineData("""{"nodes":3,"edges":{}}""", "edges: {")]
    [InlineData("""{"nodes":3,"edges":[7]}""", "edges[0]: 7: expected an edge")]
    [InlineData("""{"nodes":3,"edges":[[0,1,1],[0,1]]}""", "edges[1][2]: ]: expected three numbers")]
    [InlineData("""{"nodes":3,"edges":[[0,1,1,1]]}""", "edges[0][3]: 1: expected three numbers")]
    [InlineData("""{"nodes":3,"edges":[[0,1,2.5]]}""", "edges[0][2]: 2.5: expected a whole number")]
    [InlineData("""{"nodes":3,"edges":[[0,1,"2"]]}""", "edges[0][2]: 2: expected a whole number")]
    [InlineData("""{"nodes":3,"edges":[[0,1,9223372036854775808]]}""", "edges[0][2]: 9223372036854775808: expected")]
    [InlineData("""{"nodes":3,"edges":[[0,1,400000000000000001]]}""", "edges[0][2]: 400000000000000001: with 3 nodes a weight may be 400000000000000000 at most")]
    [InlineData("""{"nodes":3,"edges":[[0,1,1],[0,3,1]]}""", "edges[1]: node 3")]
    [InlineData("""{"nodes":3,"edges":[[0,-1,1]]}""", "edges[0][1]: -1")]
    [InlineData("""{"nodes":3,"edges":[[0,1,1]""", "edges[1]: no JSON")]
    [InlineData("""{"nodes":3,"edges":[]} x""", "no JSON")]
    public void What_is_wrong_is_said_with_its_field_and_value(string json, string why) =>
        Should.Throw<GraphException>(() => Read(json)).Message.ShouldContain(why);

    [Fact]
    public void A_long_file_is_read_in_pieces_cut_anywhere()
    {
        var edges = Graphs.Sparse(5000, 6, 1);
        var json = $"{{\"nodes\":5000,\"edges\":[{string.Join(", ", edges.Select(e => $"[{e.From},{e.To},{e.Weight}]"))}]}}";

        Read(json).Edges.ShouldBe(edges);
    }

    [Fact]
    public void A_text_without_end_is_refused_before_it_fills_the_memory() =>
        Should.Throw<GraphException>(() => GraphReader.Read(new EndlessText())).Message.ShouldContain("more than");

    static WeightedGraph Read(string json) => GraphReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    sealed class EndlessText : MemoryStream
    {
        bool started;

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'x');
            if (!started)
                "{\""u8.CopyTo(buffer);
            started = true;
            return buffer.Length;
        }
    }
}
