using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mockloop.Scheduling.Calendars;
using Mockloop.Scheduling.People;

namespace Mockloop.Scheduling.Data;

sealed class CalendarTables :
    IEntityTypeConfiguration<BusyCalendar>, IEntityTypeConfiguration<CalendarFeed>, IEntityTypeConfiguration<CalendarEntry>
{
    public void Configure(EntityTypeBuilder<BusyCalendar> builder)
    {
        builder.ToTable("busy_calendar");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => new { c.PersonId, c.Name }).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
    }

    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("calendar_feed");
        builder.HasKey(f => f.PersonId);
        builder.HasIndex(f => f.TokenHash).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId);
    }

    public void Configure(EntityTypeBuilder<CalendarEntry> builder)
    {
        builder.ToTable("calendar_entry");
        builder.HasKey(e => new { e.PersonId, e.InterviewId });
        builder.HasIndex(e => e.InterviewId);
    }
}
