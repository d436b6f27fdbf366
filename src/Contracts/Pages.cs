using Google.Protobuf;
using Grpc.Core;

namespace Mockloop.Contracts;

/// <summary>Lists come in pages; those who need all of one follow them with this.</summary>
public static class Pages
{
    const int LargestPage = 200;
    const string Size = "page_size", Token = "page_token", Next = "next_page_token";

    /// <summary>
    /// All pages of a list in one reply: <c>await new ListLoopsRequest { CohortId = id }.AllAsync(r => client.ListLoopsAsync(r))</c>.
    /// Each page is a call of its own, with the deadline that the client sets.
    /// </summary>
    public static async Task<TReply> AllAsync<TRequest, TReply>(this TRequest request, Func<TRequest, AsyncUnaryCall<TReply>> page)
        where TRequest : IMessage<TRequest>
        where TReply : IMessage<TReply>
    {
        var next = request.Clone();
        var fields = request.Descriptor;
        fields.FindFieldByName(Size).Accessor.SetValue(next, LargestPage);
        var all = await page(next);
        while (NextOf(all) is { Length: > 0 } token)
        {
            fields.FindFieldByName(Token).Accessor.SetValue(next, token);
            all.Descriptor.FindFieldByName(Next).Accessor.Clear(all);
            all.MergeFrom(await page(next));
        }
        return all;
    }

    static string NextOf(IMessage reply) => (string)reply.Descriptor.FindFieldByName(Next).Accessor.GetValue(reply);
}
