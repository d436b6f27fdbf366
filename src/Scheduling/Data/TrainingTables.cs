using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mockloop.Scheduling.Cohorts;
using Mockloop.Scheduling.Training;

namespace Mockloop.Scheduling.Data;

sealed class TrainingTables : IEntityTypeConfiguration<Trainee>, IEntityTypeConfiguration<TrainingStep>
{
    public void Configure(EntityTypeBuilder<Trainee> builder)
    {
        builder.ToTable("trainee");
        builder.HasKey(t => new { t.CohortId, t.PersonId, t.Chair });
        builder.HasOne<Cohort>().WithMany().HasForeignKey(t => t.CohortId);
    }

    public void Configure(EntityTypeBuilder<TrainingStep> builder)
    {
        builder.ToTable("training_step");
        builder.HasKey(s => new { s.InterviewId, s.PersonId });
        builder.HasIndex(s => s.CohortId);
    }
}
