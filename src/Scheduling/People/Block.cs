using NodaTime;

namespace Mockloop.Scheduling.People;

/// <summary>A person never wants to meet another. Theirs alone to know.</summary>
sealed class Block
{
    Block() { }

    public Guid PersonId { get; private set; }
    public Guid OtherId { get; private set; }
    public Instant At { get; private set; }

    public static Block Of(Guid personId, Guid otherId, Instant at) => new() { PersonId = personId, OtherId = otherId, At = at };
}
