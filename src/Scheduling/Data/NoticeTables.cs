using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mockloop.Scheduling.Notices;
using Mockloop.Scheduling.People;

namespace Mockloop.Scheduling.Data;

sealed class NoticeTables : IEntityTypeConfiguration<Notice>, IEntityTypeConfiguration<NotificationSettings>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notice");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Kind).HasConversion<string>();
        builder.Property(n => n.Mail).HasConversion<string>();
        // Nothing is told twice, whoever is killed when.
        builder.HasIndex(n => new { n.InterviewId, n.PersonId, n.Sequence, n.LeadMinutes }).IsUnique();
        builder.HasIndex(n => new { n.PersonId, n.Id });
        builder.HasIndex(n => n.PersonId, "ix_notice_unread").HasFilter("in_inbox and read_at is null");
        builder.HasIndex(n => n.MailAfter).HasFilter("mail = 'Waiting'");
    }

    public void Configure(EntityTypeBuilder<NotificationSettings> builder)
    {
        builder.ToTable("notification_settings");
        builder.HasKey(s => s.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}
