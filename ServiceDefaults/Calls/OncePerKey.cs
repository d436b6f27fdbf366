using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Errors;
using Npgsql;

namespace Mockloop.ServiceDefaults.Calls;

/// <summary>
/// Calls whose request has an <c>idempotency_key</c> take effect once per caller and key: key, effect and reply commit
/// together. Of two at the same moment the second waits for the first and gets its reply. Nothing is kept of a call
/// that failed, so that it can be repeated. The header <c>Idempotency-Key</c> (metadata over gRPC) says the same.
/// </summary>
sealed class OncePerKey(IServiceProvider services) : Interceptor
{
    public const string Header = "idempotency-key";
    public const string ReplayedHeader = "idempotency-replayed";
    public const int LongestKey = 100;

    // Shorter than the deadline that clients set, so that they hear why.
    const string LongestWait = "5s";

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (request is not IMessage message || !TextFields.Has(message.Descriptor, TextFields.IdempotencyKey)
            || KeyOf(message, context) is not { Length: > 0 } key || services.GetService<PlatformDb>() is not { } db)
            return await continuation(request, context);

        var row = RowOf(message, key);
        await using var transaction = await db.Database.BeginTransactionAsync(context.CancellationToken);
        if (!await TakeAsync(db, row, context.CancellationToken))
        {
            context.GetHttpContext().Response.Headers[ReplayedHeader] = "true";
            return (TResponse)await FirstReplyAsync(db, row, typeof(TResponse), context.CancellationToken);
        }
        var reply = await continuation(request, context);
        var bytes = ((IMessage)reply).ToByteArray();
        await db.Set<IdempotencyKey>().Where(k => k.Caller == row.Caller && k.Request == row.Request && k.Key == row.Key)
            .ExecuteUpdateAsync(set => set.SetProperty(k => k.Reply, bytes), context.CancellationToken);
        await transaction.CommitAsync(context.CancellationToken);
        return reply;
    }

    static string KeyOf(IMessage request, ServerCallContext context)
    {
        var inField = TextFields.Get(request, TextFields.IdempotencyKey);
        var inHeader = context.RequestHeaders.GetValue(Header) ?? "";
        if (inField.Length > 0 && inHeader.Length > 0 && inField != inHeader)
            throw DomainException.Invalid(TextFields.IdempotencyKey, inField, $"differs from the header Idempotency-Key '{inHeader}'; send one of them");
        var key = inField.Length > 0 ? inField : inHeader;
        return key.Length == 0 ? key : Require.Length(key, 1, LongestKey, TextFields.IdempotencyKey);
    }

    IdempotencyKey RowOf(IMessage request, string key)
    {
        var caller = services.GetRequiredService<ICaller>();
        return new()
        {
            Caller = caller is { IsService: true, ActingFor: null } ? caller.ClientId : caller.PersonId.ToString(),
            Request = request.Descriptor.FullName,
            Key = key,
            RequestHash = SHA256.HashData(TextFields.BytesWithout(request, TextFields.IdempotencyKey)),
            CreatedAt = SystemTime.Now,
        };
    }

    /// <summary>True for the first call; a second one waits here until the first has committed or failed.</summary>
    static async Task<bool> TakeAsync(PlatformDb db, IdempotencyKey row, CancellationToken ct)
    {
        try
        {
            await db.Database.ExecuteSqlRawAsync($"set local lock_timeout = '{LongestWait}'", ct);
            var inserted = await db.Database.ExecuteSqlAsync($"""
                insert into idempotency_key (caller, request, key, request_hash, created_at)
                values ({row.Caller}, {row.Request}, {row.Key}, {row.RequestHash}, {row.CreatedAt}) on conflict do nothing
                """, ct);
            await db.Database.ExecuteSqlRawAsync("set local lock_timeout = default", ct);
            return inserted == 1;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw DomainException.Aborted($"{TextFields.IdempotencyKey}: the first call with '{row.Key}' is still at work; repeat this one in a moment.");
        }
    }

    static async Task<IMessage> FirstReplyAsync(PlatformDb db, IdempotencyKey row, System.Type reply, CancellationToken ct)
    {
        var first = await db.Set<IdempotencyKey>().AsNoTracking()
            .SingleAsync(k => k.Caller == row.Caller && k.Request == row.Request && k.Key == row.Key, ct);
        if (!first.RequestHash.AsSpan().SequenceEqual(row.RequestHash))
            throw DomainException.Conflict(
                $"{TextFields.IdempotencyKey}: '{row.Key}' was used for another request of yours at {first.CreatedAt}; send a new key for a new request, or the same request again.");
        var message = (IMessage)Activator.CreateInstance(reply)!;
        message.MergeFrom(first.Reply);
        return message;
    }
}
