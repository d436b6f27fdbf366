using Mockloop.Questions.Catalog;
using Mockloop.Questions.Delivery;
using Mockloop.Questions.Queue;
using Mockloop.Questions.Rejudging;
using Mockloop.Questions.Rounds;
using Mockloop.Questions.Submissions;

namespace Mockloop.Questions.Data;

/// <summary>Tables, keys and the indexes that decide races.</summary>
static class QuestionsModel
{
    public static void Configure(ModelBuilder model)
    {
        Catalog(model);
        Rounds(model);
        Submissions(model);
        Queue(model);
        Rejudging(model);
    }

    static void Catalog(ModelBuilder model)
    {
        model.Entity<StoredTrack>(e => e.ToTable("track_version").HasKey(t => t.Hash));
        model.Entity<LatestTrack>(e => e.ToTable("latest_track").HasKey(t => t.TrackId));
        model.Entity<StoredPackage>(e => e.ToTable("package").HasKey(p => p.Hash));
    }

    static void Rounds(ModelBuilder model)
    {
        model.Entity<Round>(e =>
        {
            e.ToTable("round").HasKey(r => r.InterviewId);
            e.Property(r => r.InterviewId).ValueGeneratedNever();
            e.Property(r => r.State).HasConversion<string>();
            e.HasIndex(r => new { r.CohortId, r.Start });
            e.HasIndex(r => r.LoopId);
            e.HasMany(r => r.Participants).WithOne().HasForeignKey(p => p.InterviewId);
            e.Navigation(r => r.Participants).HasField("participants").UsePropertyAccessMode(PropertyAccessMode.Field);
            e.Property(r => r.GraceMinutes).HasDefaultValue(Round.DefaultGraceMinutes);
            e.Ignore(r => r.Present).Ignore(r => r.Absent).Ignore(r => r.Grace);
        });
        model.Entity<Participant>(e =>
        {
            e.ToTable("participant").HasKey(p => new { p.InterviewId, p.PersonId });
            e.HasIndex(p => p.PersonId);
        });
        model.Entity<TimelineEntry>(e =>
        {
            e.ToTable("timeline_entry").HasKey(t => t.Id);
            e.HasIndex(t => t.InterviewId);
        });
        model.Entity<Assignment>(e =>
        {
            e.ToTable("assignment").HasKey(a => a.InterviewId);
            e.Property(a => a.InterviewId).ValueGeneratedNever();
            e.HasIndex(a => new { a.CandidateId, a.StageId });
        });
        model.Entity<Answer>(e =>
        {
            e.ToTable("answer").HasKey(a => a.InterviewId);
            e.Property(a => a.InterviewId).ValueGeneratedNever();
            e.HasIndex(a => a.CandidateId);
        });
    }

    static void Submissions(ModelBuilder model)
    {
        model.Entity<Submission>(e =>
        {
            e.ToTable("submission").HasKey(s => s.Id);
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.State).HasConversion<string>();
            e.HasIndex(s => s.InterviewId);
            e.HasIndex(s => s.CandidateId);
            e.HasIndex(s => new { s.CohortId, s.PackageHash });
            e.HasIndex(s => s.PackageHash);
        });
        model.Entity<SubmissionSource>(e =>
        {
            e.ToTable("submission_source").HasKey(s => s.SubmissionId);
            e.Property(s => s.SubmissionId).ValueGeneratedNever();
            e.OwnsMany(s => s.Files, files => files.ToJson("files"));
        });
    }

    static void Queue(ModelBuilder model)
    {
        model.HasSequence<long>("grading_turn");
        model.Entity<GradingWork>(e =>
        {
            e.ToTable("grading_work").HasKey(w => w.Id);
            e.Property(w => w.Id).ValueGeneratedNever();
            e.HasIndex(w => new { w.SubmissionId, w.PackageHash, w.Rejudge }).IsUnique();
            e.HasIndex(w => w.LeaseId).IsUnique();
            e.HasIndex(w => new { w.Priority, w.CohortId, w.QueuedAt });
        });
        model.Entity<GradingResult>(e => e.ToTable("grading_result").HasKey(r => new { r.SubmissionId, r.PackageHash, r.Rejudge }));
        model.Entity<CohortTurn>(e =>
        {
            e.ToTable("cohort_turn").HasKey(t => t.CohortId);
            e.Property(t => t.CohortId).ValueGeneratedNever();
        });
    }

    static void Rejudging(ModelBuilder model)
    {
        model.Entity<Rejudge>(e =>
        {
            e.ToTable("rejudge").HasKey(r => r.Id);
            e.Property(r => r.Id).ValueGeneratedNever();
            e.HasIndex(r => new { r.CohortId, r.Id });
        });
        model.Entity<RejudgeItem>(e =>
        {
            e.ToTable("rejudge_item").HasKey(i => new { i.SubmissionId, i.Number });
            e.OwnsOne(i => i.Before);
            e.OwnsOne(i => i.After);
            e.HasOne<Rejudge>().WithMany().HasForeignKey(i => i.RejudgeId);
            e.HasIndex(i => new { i.RejudgeId, i.Outcome, i.SubmissionId });
        });
    }
}
