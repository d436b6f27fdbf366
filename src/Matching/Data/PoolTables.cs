using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mockloop.Matching.Pool;

namespace Mockloop.Matching.Data;

sealed class PoolTables :
    IEntityTypeConfiguration<Ticket>, IEntityTypeConfiguration<PoolMatch>, IEntityTypeConfiguration<PoolSeat>,
    IEntityTypeConfiguration<Heartbeat>, IEntityTypeConfiguration<PoolSettings>
{
    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.ToTable("pool_ticket");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.ComplexProperty(t => t.Wish, wish => wish.Property(w => w.Part).HasConversion<string>());
        builder.ComplexProperty(t => t.Standing, standing => standing.Ignore(s => s.Free));
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.Property(t => t.State).HasConversion<string>();
        builder.HasIndex(t => t.PersonId);
        builder.HasIndex(t => t.MatchId);
        // One place in a line: a second ticket for the same stage would wait against its own owner.
        builder.HasIndex(t => new { t.CohortId, t.StageId, t.PersonId }).IsUnique()
            .HasFilter("state in ('Waiting', 'Matched', 'Paused')").HasDatabaseName(Ticket.OnePlace);
    }

    public void Configure(EntityTypeBuilder<PoolMatch> builder)
    {
        builder.ToTable("pool_match");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Ignore(m => m.Halves);
        builder.HasIndex(m => m.BackId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PoolSeat> builder)
    {
        builder.ToTable("pool_seat");
        builder.HasKey(s => new { s.MatchId, s.TicketId });
        // Whatever goes wrong elsewhere, no ticket is in two matches.
        builder.HasIndex(s => s.TicketId).IsUnique().HasFilter("open");
    }

    public void Configure(EntityTypeBuilder<Heartbeat> builder)
    {
        builder.ToTable("pool_heartbeat");
        builder.HasKey(h => h.TicketId);
        builder.Property(h => h.TicketId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<PoolSettings> builder)
    {
        builder.ToTable("pool_settings");
        builder.HasKey(s => s.CohortId);
        builder.Property(s => s.CohortId).ValueGeneratedNever();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.ComplexProperty(s => s.Weights, weights => weights.Ignore(w => w.Sum));
        builder.Ignore(s => s.Rules);
    }
}
