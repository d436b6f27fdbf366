using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mockloop.Scheduling.Cohorts;

namespace Mockloop.Scheduling.Data;

sealed class CohortTables : IEntityTypeConfiguration<Cohort>, IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Cohort> builder)
    {
        builder.ToTable("cohort");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => c.OrganizerId);
        builder.Property(c => c.Weights).HasColumnType("jsonb").HasDefaultValueSql("'{}'::jsonb").HasConversion(
            w => JsonSerializer.Serialize(w, JsonSerializerOptions.Web), json => JsonSerializer.Deserialize<Weights>(json, JsonSerializerOptions.Web)!);
        builder.Property(c => c.Rules).HasColumnType("jsonb").HasDefaultValueSql("'{\"shadows\":2,\"reverseShadows\":1,\"noShowGraceMinutes\":10}'::jsonb").HasConversion(
            r => JsonSerializer.Serialize(r, JsonSerializerOptions.Web), json => JsonSerializer.Deserialize<CohortRules>(json, JsonSerializerOptions.Web)!);
        builder.HasMany(c => c.Members).WithOne().HasForeignKey(m => m.CohortId);
    }

    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("membership");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.HasIndex(m => new { m.CohortId, m.PersonId }).IsUnique();
        builder.HasIndex(m => new { m.CohortId, m.Email }).IsUnique();
        builder.HasIndex(m => m.Email);
        builder.HasIndex(m => m.PersonId);
    }
}
