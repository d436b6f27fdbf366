using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mockloop.Scheduling.People;

namespace Mockloop.Scheduling.Data;

sealed class PeopleTables :
    IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<WeeklySpan>, IEntityTypeConfiguration<DayException>,
    IEntityTypeConfiguration<LedgerEntry>, IEntityTypeConfiguration<Block>, IEntityTypeConfiguration<Preference>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("person");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.VerifiedEmail);
    }

    public void Configure(EntityTypeBuilder<WeeklySpan> builder)
    {
        builder.ToTable("weekly_span");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }

    public void Configure(EntityTypeBuilder<DayException> builder)
    {
        builder.ToTable("day_exception");
        builder.HasKey(e => new { e.PersonId, e.Date });
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId);
    }

    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("ledger_entry");
        builder.HasKey(e => new { e.SourceId, e.PersonId, e.Kind, e.SourceVersion, e.OtherId });
        builder.Property(e => e.Kind).HasConversion<string>();
        builder.HasIndex(e => e.PersonId);
        builder.HasIndex(e => e.InterviewId);
    }

    public void Configure(EntityTypeBuilder<Block> builder)
    {
        builder.ToTable("block");
        builder.HasKey(b => new { b.PersonId, b.OtherId });
        builder.HasIndex(b => b.OtherId);
    }

    public void Configure(EntityTypeBuilder<Preference> builder)
    {
        builder.ToTable("preference");
        builder.HasKey(p => new { p.PersonId, p.OtherId });
    }
}
