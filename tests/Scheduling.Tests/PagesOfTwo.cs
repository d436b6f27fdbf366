using Google.Protobuf;
using Grpc.Core;
using Mockloop.Contracts;

namespace Mockloop.ServiceTests;

/// <summary>A list of any service in pages of two rows.</summary>
static class PagesOfTwo
{
    /// <summary>Reads it whole and in pages, which must hold the same in the same order; returns it.</summary>
    public static async Task<IReadOnlyList<string>> ShouldComeInPagesAsync<TRequest, TReply>(
        this TRequest request, Func<TRequest, AsyncUnaryCall<TReply>> call, Func<TReply, IEnumerable<string>> rows)
        where TRequest : IMessage<TRequest>
        where TReply : IMessage<TReply>
    {
        var whole = rows(await request.AllAsync(call)).ToList();
        whole.Count.ShouldBeGreaterThan(2, "one page would hold it");
        var (pages, page) = (new List<string>(), request.Clone());
        request.Descriptor.FindFieldByName("page_size").Accessor.SetValue(page, 2);
        string token;
        do
        {
            var reply = await call(page);
            rows(reply).Count().ShouldBeInRange(1, 2);
            pages.AddRange(rows(reply));
            pages.Count.ShouldBeLessThanOrEqualTo(whole.Count, "rows come again");
            token = (string)reply.Descriptor.FindFieldByName("next_page_token").Accessor.GetValue(reply);
            request.Descriptor.FindFieldByName("page_token").Accessor.SetValue(page, token);
        }
        while (token.Length > 0);
        pages.ShouldBe(whole);
        return whole;
    }
}
