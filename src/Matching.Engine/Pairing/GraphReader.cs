using System.Text.Json;

namespace Mockloop.Matching.Engine.Pairing;

/// <summary>
/// Reads <c>{"nodes":N,"edges":[[u,v,w],…]}</c> piece by piece, so that a file of any length needs no more memory than the edges that
/// are allowed; other keys are passed over.
/// </summary>
public static class GraphReader
{
    const int PieceBytes = 1 << 16, LongestTokenBytes = 1 << 20;

    /// <exception cref="GraphException">No graph; the message says where and why.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static WeightedGraph Read(Stream stream)
    {
        var (piece, held, state) = (new byte[PieceBytes], 0, new JsonReaderState());
        var tokens = new GraphTokens();
        try
        {
            for (var start = true; ; start = false)
            {
                var read = stream.Read(piece.AsSpan(held));
                var text = piece.AsSpan(0, held + read);
                if (start && text.IsEmpty)
                    throw new GraphException($"the file is empty: expected {GraphTokens.Expected}");
                if (start && text.StartsWith("\uFEFF"u8))
                    text = text[3..];
                var reader = new Utf8JsonReader(text, isFinalBlock: read == 0, state);
                while (reader.Read())
                    tokens.Take(ref reader);
                if (read == 0)
                    return tokens.Graph();
                state = reader.CurrentState;
                var rest = text[(int)reader.BytesConsumed..];
                held = rest.Length;
                if (held == piece.Length)
                    piece = held < LongestTokenBytes ? new byte[2 * held] : throw new GraphException($"a text or number of more than {LongestTokenBytes} bytes: expected {GraphTokens.Expected}");
                rest.CopyTo(piece);
            }
        }
        catch (JsonException e)
        {
            throw new GraphException($"{tokens.Where}: no JSON: {e.Message} Expected {GraphTokens.Expected}");
        }
    }
}
