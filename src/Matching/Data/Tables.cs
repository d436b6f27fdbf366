using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mockloop.Matching.History;
using Mockloop.Matching.Pool;

namespace Mockloop.Matching.Data;

sealed class Tables :
    IEntityTypeConfiguration<Ticket>, IEntityTypeConfiguration<Meeting>, IEntityTypeConfiguration<RatingEdge>
{
    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.ToTable("pool_ticket");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Ignore(t => t.Free);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.Property(t => t.State).HasConversion<string>();
        builder.HasIndex(t => t.PersonId);
        builder.HasIndex(t => t.MatchId);
        // One place in a line: a second ticket for the same stage would wait against its own owner.
        builder.HasIndex(t => new { t.CohortId, t.StageId, t.PersonId }).IsUnique()
            .HasFilter("state in ('Waiting', 'Matched')").HasDatabaseName(Ticket.OnePlace);
    }

    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("meeting");
        builder.HasKey(m => m.InterviewId);
        builder.Property(m => m.InterviewId).ValueGeneratedNever();
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.HasIndex(m => m.CandidateId);
    }

    public void Configure(EntityTypeBuilder<RatingEdge> builder)
    {
        builder.ToTable("rating_edge");
        builder.HasKey(e => e.CardId);
        builder.Property(e => e.CardId).ValueGeneratedNever();
        builder.HasIndex(e => e.CohortId);
    }
}
