using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Cards;
using Mockloop.Debrief.Engine.Committees;
using Mockloop.Debrief.Evidence;
using Mockloop.Debrief.Interviews;
using Mockloop.Debrief.Loops;
using Mockloop.Debrief.Members;
using Mockloop.Debrief.Phrasing;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Data;

namespace Mockloop.Debrief.Data;

/// <summary>Debrief's own tables, beside those of the platform.</summary>
sealed class DebriefDb(DbContextOptions<DebriefDb> options) : PlatformDb(options)
{
    public DbSet<Loop> Loops => Set<Loop>();
    public DbSet<Committee> Committees => Set<Committee>();
    public DbSet<Chair> Chairs => Set<Chair>();
    public DbSet<Phrase> Phrases => Set<Phrase>();
    public DbSet<Interview> Interviews => Set<Interview>();
    /// <summary>With their cards and what became of these: nested, so that one query repeats little, and it sees one moment.</summary>
    public IQueryable<Interview> InterviewsWithCards => Interviews.Include(i => i.Cards).AsSingleQuery();
    public DbSet<Card> Cards => Set<Card>();
    public DbSet<CardRead> CardReads => Set<CardRead>();
    public DbSet<EvidenceItem> Evidence => Set<EvidenceItem>();
    public DbSet<InterviewerRating> InterviewerRatings => Set<InterviewerRating>();
    public DbSet<Departure> Departures => Set<Departure>();
    public DbSet<ErasedPerson> Erased => Set<ErasedPerson>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.MapCohortMembers();
        modelBuilder.MapTracks();
        modelBuilder.MapCommittees();
        modelBuilder.Entity<Loop>(e =>
        {
            e.ToTable("loop");
            e.Property(l => l.Id).ValueGeneratedNever();
            e.Property(l => l.Stages).AsJson();
            e.HasOne(l => l.Committee).WithOne().HasForeignKey<Committee>(c => c.LoopId);
            e.HasIndex(l => new { l.CohortId, l.CandidateId });
        });
        modelBuilder.Entity<Phrase>(e =>
        {
            e.ToTable("phrase");
            e.HasKey(p => new { p.LoopId, p.Number });
            e.Property(p => p.Number).ValueGeneratedNever();
        });
        modelBuilder.Entity<Interview>(e =>
        {
            e.ToTable("interview");
            e.Property(i => i.Id).ValueGeneratedNever();
            e.Property(i => i.Seats).AsJson();
            e.HasMany(i => i.Cards).WithOne().HasForeignKey(c => c.InterviewId);
            e.HasIndex(i => i.LoopId);
            e.HasIndex(i => i.CohortId);
        });
        modelBuilder.Entity<Card>(e =>
        {
            e.ToTable("card");
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.Content).AsJson();
            e.HasIndex(c => new { c.InterviewId, c.AuthorId, c.Kind }).IsUnique();
            e.HasIndex(c => c.AuthorId);
            e.HasMany(c => c.Amendments).WithOne().HasForeignKey(a => a.CardId);
            e.Navigation(c => c.Amendments).AutoInclude();
        });
        modelBuilder.Entity<CardAmendment>(e =>
        {
            e.ToTable("card_amendment");
            e.HasKey(a => new { a.CardId, a.Number });
            e.Property(a => a.Content).AsJson();
        });
        modelBuilder.Entity<CardRead>(e =>
        {
            e.ToTable("card_read");
            e.HasIndex(r => r.CardId);
        });
        modelBuilder.Entity<EvidenceItem>(e =>
        {
            e.ToTable("evidence");
            e.HasKey(x => new { x.InterviewId, x.Kind, x.RefId });
        });
        modelBuilder.Entity<InterviewerRating>(e =>
        {
            e.ToTable("interviewer_rating");
            e.HasKey(r => new { r.InterviewId, r.InterviewerId });
        });
        modelBuilder.Entity<Departure>().ToTable("departure").HasKey(d => new { d.PersonId, d.CohortId });
        modelBuilder.Entity<ErasedPerson>().ToTable("erased_person").HasKey(p => p.PersonId);
    }
}
