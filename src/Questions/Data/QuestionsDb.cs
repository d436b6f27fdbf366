using Mockloop.Questions.Catalog;
using Mockloop.Questions.Delivery;
using Mockloop.Questions.Queue;
using Mockloop.Questions.Rejudging;
using Mockloop.Questions.Rounds;
using Mockloop.Questions.Submissions;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Data;

namespace Mockloop.Questions.Data;

/// <summary>Everything this service owns. Table names are in <see cref="QuestionsModel"/>.</summary>
sealed class QuestionsDb(DbContextOptions<QuestionsDb> options) : PlatformDb(options)
{
    public DbSet<StoredTrack> TrackVersions => Set<StoredTrack>();
    public DbSet<LatestTrack> LatestTracks => Set<LatestTrack>();
    public DbSet<StoredPackage> Packages => Set<StoredPackage>();
    public DbSet<Round> Rounds => Set<Round>();
    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<Answer> Answers => Set<Answer>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<SubmissionSource> Sources => Set<SubmissionSource>();
    public DbSet<GradingWork> GradingWork => Set<GradingWork>();
    public DbSet<GradingResult> GradingResults => Set<GradingResult>();
    public DbSet<Rejudge> Rejudges => Set<Rejudge>();
    public DbSet<RejudgeItem> RejudgeItems => Set<RejudgeItem>();
    public DbSet<CohortTurn> CohortTurns => Set<CohortTurn>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.MapCohortMembers();
        QuestionsModel.Configure(modelBuilder);
    }
}
