using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mockloop.Matching.History;

namespace Mockloop.Matching.Data;

sealed class HistoryTables :
    IEntityTypeConfiguration<Meeting>, IEntityTypeConfiguration<RatingEdge>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("meeting");
        builder.HasKey(m => m.InterviewId);
        builder.Property(m => m.InterviewId).ValueGeneratedNever();
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.Ignore(m => m.People);
        builder.HasIndex(m => m.CandidateId);
        builder.HasIndex(m => m.MatchId);
    }

    public void Configure(EntityTypeBuilder<RatingEdge> builder)
    {
        builder.ToTable("rating_edge");
        builder.HasKey(e => e.CardId);
        builder.Property(e => e.CardId).ValueGeneratedNever();
        builder.HasIndex(e => e.CohortId);
    }
}
