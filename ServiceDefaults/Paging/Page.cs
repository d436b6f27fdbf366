using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Calls;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.ServiceDefaults.Paging;

/// <summary>
/// One page of a list (AIP-158). It begins after a position, the sort key of the last row of the page before, so that
/// rows which come and go in between shift nothing.
/// </summary>
/// <typeparam name="TPosition">The sort key, a record that JSON can write; its last part must be unique.</typeparam>
public sealed class Page<TPosition> where TPosition : class
{
    /// <summary>Rows where the caller does not say.</summary>
    public const int DefaultSize = 50;

    /// <summary>Rows at most; who asks for more gets as many.</summary>
    public const int LargestSize = 200;

    readonly byte[] _query;

    Page(int size, byte[] query, TPosition? after) => (Size, _query, After) = (size, query, after);

    /// <summary>Rows on this page at most.</summary>
    public int Size { get; }

    /// <summary>Where the page before ended; null on the first.</summary>
    public TPosition? After { get; }

    /// <summary>Reads <c>page_size</c> and <c>page_token</c>; a token of another query or caller is refused by name.</summary>
    public static Page<TPosition> Of(IMessage request, ICaller caller)
    {
        var size = (int)request.Descriptor.FindFieldByName(TextFields.PageSize).Accessor.GetValue(request);
        Require.That(size >= 0, TextFields.PageSize, size, $"is negative; leave it out for {DefaultSize}, or send up to {LargestSize}");
        var who = caller is { IsService: true, ActingFor: null } ? caller.ClientId : caller.PersonId.ToString();
        var query = PageToken.Query(request, who);
        var token = TextFields.Get(request, TextFields.PageToken);
        return new(size == 0 ? DefaultSize : Math.Min(size, LargestSize), query,
            token.Length == 0 ? null : PageToken.Read<TPosition>(token, query));
    }

    /// <summary>The page's rows and the token of the next page, empty on the last.</summary>
    /// <param name="rows">In the order of <typeparamref name="TPosition"/>, and only those after <see cref="After"/>.</param>
    /// <param name="position">The sort key of a row.</param>
    /// <param name="ct">Ends the query.</param>
    public async Task<(List<T> Rows, string Next)> TakeAsync<T>(IQueryable<T> rows, Func<T, TPosition> position, CancellationToken ct)
    {
        var found = await rows.Take(Size + 1).ToListAsync(ct);
        if (found.Count <= Size)
            return (found, "");
        found.RemoveAt(Size);
        return (found, PageToken.Write(position(found[^1]), _query));
    }
}
