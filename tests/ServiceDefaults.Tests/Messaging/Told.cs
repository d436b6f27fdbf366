using MassTransit;
using Mockloop.ServiceDefaults.Tests.Data;

namespace Mockloop.ServiceDefaults.Tests.Messaging;

public sealed record Told(Guid Id, string By = "");

public sealed record ToldOn(Guid Id);

/// <summary>Writes what it hears.</summary>
sealed class ToldConsumer(TestDb db) : IConsumer<Told>
{
    public Task Consume(ConsumeContext<Told> context)
    {
        db.Effects.Add(new Effect { Of = context.Message.Id });
        return db.SaveChangesAsync(context.CancellationToken);
    }
}

/// <summary>Writes, tells on, and then fails as often as it is told to.</summary>
sealed class StumblingConsumer(TestDb db, Stumbles stumbles) : IConsumer<Told>
{
    public async Task Consume(ConsumeContext<Told> context)
    {
        db.Effects.Add(new Effect { Of = context.Message.Id });
        db.Publish(new ToldOn(context.Message.Id));
        await db.SaveChangesAsync(context.CancellationToken);
        stumbles.Next();
    }
}

sealed class ToldOnConsumer(TestDb db) : IConsumer<ToldOn>
{
    public Task Consume(ConsumeContext<ToldOn> context)
    {
        db.Effects.Add(new Effect { Of = context.Message.Id, By = nameof(ToldOn) });
        return db.SaveChangesAsync(context.CancellationToken);
    }
}

/// <summary>How many more times a handler is to fail, and with what where it is not its own fault.</summary>
sealed class Stumbles(int count, Func<Exception>? why = null)
{
    int left = count;

    public int Left { set => Volatile.Write(ref left, value); }

    public void Next()
    {
        if (Interlocked.Decrement(ref left) >= 0)
            throw why?.Invoke() ?? new InvalidOperationException("stumbled");
    }
}
