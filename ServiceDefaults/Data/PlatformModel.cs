using Microsoft.EntityFrameworkCore;

namespace Mockloop.ServiceDefaults.Data;

/// <summary>The tables every service's database has besides its own.</summary>
static class PlatformModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<OutboxMessage>(e =>
        {
            e.ToTable("outbox_message");
            e.HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Seq).UseIdentityAlwaysColumn();
            e.HasIndex(x => x.Seq).HasFilter("sent_at is null");
            e.HasIndex(x => x.CreatedAt);
        });
        model.Entity<InboxMessage>(e =>
        {
            e.ToTable("inbox_message");
            e.HasKey(x => new { x.MessageId, x.Endpoint });
            e.HasIndex(x => x.CreatedAt);
            e.Property(x => x.Duplicates).HasDefaultValue(0);
            e.Property(x => x.Redelivered).HasDefaultValue(0);
        });
        model.Entity<FailedMessage>(e =>
        {
            e.ToTable("failed_message");
            e.HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => x.FailedAt);
            e.HasIndex(x => new { x.MessageId, x.Endpoint }).IsUnique().HasFilter("redriven_at is null and discarded_at is null");
            e.Property(x => x.BodyBytes).HasDefaultValue(0L);
        });
        model.Entity<DueTimeRow>(e =>
        {
            e.ToTable("due_time");
            e.HasKey(x => new { x.Kind, x.Key });
            e.HasIndex(x => x.DueAt).HasFilter("failed_at is null");
            e.Property(x => x.Generation).HasDefaultValue(1);
            e.Property(x => x.Attempts).HasDefaultValue(0);
        });
        model.Entity<IdempotencyKey>(e =>
        {
            e.ToTable("idempotency_key");
            e.HasKey(x => new { x.Caller, x.Request, x.Key });
            e.HasIndex(x => x.CreatedAt);
        });
        model.Entity<ClockOffset>(e =>
        {
            e.ToTable("clock_offset");
            e.HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
        });
    }
}
