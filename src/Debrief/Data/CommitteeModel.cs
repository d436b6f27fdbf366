using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Engine.Committees;

namespace Mockloop.Debrief.Data;

/// <summary>How the engine's committee is stored: it is its own entity, so that what is played in memory is what runs.</summary>
static class CommitteeModel
{
    public static void MapCommittees(this ModelBuilder model)
    {
        model.Entity<Committee>(e =>
        {
            e.ToTable("committee");
            e.HasKey(c => c.LoopId);
            e.Property(c => c.LoopId).ValueGeneratedNever();
            e.Property(c => c.Decision).AsJson();
            e.HasMany(c => c.Chairs).WithOne().HasForeignKey(c => c.LoopId);
            e.HasMany(c => c.Statements).WithOne().HasForeignKey(s => s.LoopId);
            e.HasMany(c => c.Changes).WithOne().HasForeignKey(c => c.LoopId);
            e.HasMany(c => c.Recusals).WithOne().HasForeignKey(r => r.LoopId);
        });
        model.Entity<Chair>(e =>
        {
            e.ToTable("chair");
            e.HasKey(c => new { c.LoopId, c.Role });
            e.HasIndex(c => new { c.LoopId, c.PersonId }).IsUnique().HasFilter("person_id is not null");
            e.HasIndex(c => c.PersonId);
        });
        model.Entity<Statement>(e =>
        {
            e.ToTable("committee_statement");
            e.HasKey(s => new { s.LoopId, s.Number });
            e.Property(s => s.Number).ValueGeneratedNever();
            e.Property(s => s.Links).AsJson();
        });
        model.Entity<ChangeOfMind>(e =>
        {
            e.ToTable("change_of_mind");
            e.HasKey(c => new { c.LoopId, c.Number });
            e.Property(c => c.Number).ValueGeneratedNever();
        });
        model.Entity<Recusal>().ToTable("recusal").HasKey(r => new { r.LoopId, r.PersonId });
    }

    /// <summary>Loads what was said, which most of what happens to a loop does not need.</summary>
    public static async Task LoadDiscussionAsync(this DebriefDb db, Committee committee, CancellationToken ct)
    {
        var entry = db.Entry(committee);
        if (entry.State is EntityState.Added or EntityState.Detached)
            return;
        await entry.Collection(c => c.Statements).LoadAsync(ct);
        await entry.Collection(c => c.Changes).LoadAsync(ct);
        await entry.Collection(c => c.Recusals).LoadAsync(ct);
    }
}
