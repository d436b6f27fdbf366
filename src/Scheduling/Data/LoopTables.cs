using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mockloop.Scheduling.Backups;
using Mockloop.Scheduling.Cohorts;
using Mockloop.Scheduling.Loops;

namespace Mockloop.Scheduling.Data;

sealed class LoopTables :
    IEntityTypeConfiguration<Loop>, IEntityTypeConfiguration<Interview>, IEntityTypeConfiguration<Booking>,
    IEntityTypeConfiguration<InterviewChange>, IEntityTypeConfiguration<StandingBackup>
{
    public void Configure(EntityTypeBuilder<Loop> builder)
    {
        builder.ToTable("loop");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.Property(l => l.State).HasConversion<string>();
        builder.HasIndex(l => new { l.CohortId, l.CandidateId }).IsUnique();
        builder.HasOne<Cohort>().WithMany().HasForeignKey(l => l.CohortId);
        builder.HasMany(l => l.Interviews).WithOne().HasForeignKey(i => i.LoopId);
    }

    public void Configure(EntityTypeBuilder<Interview> builder)
    {
        builder.ToTable("interview");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.Property(i => i.State).HasConversion<string>();
        builder.HasIndex(i => new { i.LoopId, i.StageId }).IsUnique();
        builder.HasIndex(i => i.MatchId).IsUnique();
        builder.HasIndex(i => i.CohortId);
        builder.Ignore(i => i.Seats);
        builder.HasMany(i => i.Bookings).WithOne().HasForeignKey(b => b.InterviewId);
        builder.HasMany(i => i.Changes).WithOne().HasForeignKey(c => c.InterviewId);
    }

    public void Configure(EntityTypeBuilder<Booking> builder)
    {
        builder.ToTable("booking");
        builder.HasKey(b => new { b.InterviewId, b.PersonId });
    }

    public void Configure(EntityTypeBuilder<InterviewChange> builder)
    {
        builder.ToTable("interview_change");
        builder.HasKey(c => new { c.InterviewId, c.Version });
        builder.Property(c => c.Kind).HasConversion<string>();
        builder.HasIndex(c => new { c.CauseId, c.InterviewId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<StandingBackup> builder)
    {
        builder.ToTable("standing_backup");
        builder.HasKey(b => new { b.CohortId, b.StageId, b.PersonId });
        builder.HasOne<Cohort>().WithMany().HasForeignKey(b => b.CohortId);
    }
}
