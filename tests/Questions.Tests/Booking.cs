using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Questions.Rounds;

namespace Mockloop.Questions.Tests;

/// <summary>An interview of a test's own: its people, its slot, and the events that Scheduling would send.</summary>
public sealed class Booking
{
    readonly QuestionsApp app;

    Booking(QuestionsApp app) => this.app = app;

    public Guid Interview { get; } = Guid.CreateVersion7();
    public Guid Cohort { get; private init; } = Guid.CreateVersion7();
    public Guid Candidate { get; } = Guid.CreateVersion7();
    public Guid Organizer { get; } = Guid.CreateVersion7();
    public IReadOnlyList<Guid> Interviewers { get; private init; } = [];
    public Guid Shadow { get; } = Guid.CreateVersion7();
    public Guid? Loop { get; private init; } = Guid.CreateVersion7();
    public string Stage { get; private init; } = "";
    public string Track { get; private init; } = "";
    public Instant Start { get; private set; }
    public Instant End => Start + Duration.FromMinutes(45);

    /// <summary>A booking that nobody has heard of yet.</summary>
    public static async Task<Booking> NewAsync(
        QuestionsApp app, string stage = "coding", int interviewers = 1, string track = "senior-tpm", Guid? cohort = null, bool pool = false) =>
        new(app)
        {
            Stage = stage,
            Track = (await app.AsService().GetTrackAsync(new() { Id = track })).Hash,
            Interviewers = [.. Enumerable.Range(0, interviewers).Select(_ => Guid.CreateVersion7())],
            Cohort = cohort ?? Guid.CreateVersion7(),
            Loop = pool ? null : Guid.CreateVersion7(),
            Start = Instant.FromUnixTimeSeconds(app.Now.ToUnixTimeSeconds() + 3600),
        };

    public BookedSeat[] Seats =>
        [.. Interviewers.Select(i => new BookedSeat(i, "engineer", false)), new BookedSeat(Shadow, "engineer", true)];

    public InterviewBooked Booked(int version = 1) => new(
        Interview, Loop, Cohort, Candidate, "senior-tpm", Track, Stage, Start.ToDateTimeOffset(), End.ToDateTimeOffset(), Seats, null, version);

    public InterviewMoved Moved(Instant start, int version, BookedSeat[]? seats = null) => new(
        Interview, Cohort, start.ToDateTimeOffset(), (start + Duration.FromMinutes(45)).ToDateTimeOffset(), seats ?? Seats, version);

    public InterviewCancelled Cancelled(int version) => new(Interview, Loop, Cohort, "test", version);

    public object[] Memberships =>
    [
        Member(Candidate, "Candidate"), Member(Organizer, "Organizer"), Member(Shadow, "Interviewer"),
        .. Interviewers.Select(i => Member(i, "Interviewer")),
    ];

    CohortMembershipChanged Member(Guid person, string role) => new(Cohort, person, ["Member", role], 1);

    /// <summary>Books it and waits until the service knows.</summary>
    public async Task<Booking> BookAsync()
    {
        await app.PublishAsync([.. Memberships, Booked()]);
        await StateAsync(RoundState.Scheduled);
        await app.SettleAsync();
        return this;
    }

    /// <summary>Steps to the start, lets everybody awaited join, and so starts the round.</summary>
    public async Task<Booking> RunAsync()
    {
        await app.AdvanceToAsync(Start);
        foreach (var person in Interviewers.Append(Candidate))
            await JoinAsync(person);
        return this;
    }

    public Task<Proto.Round> JoinAsync(Guid person) => app.As(person).JoinRoundAsync(new() { InterviewId = Interview.ToString() }).ResponseAsync;

    public Task StateAsync(object state) => app.EventuallyAsync(async db =>
        (await db.Rounds.Where(r => r.InterviewId == Interview).Select(r => r.State.ToString()).SingleOrDefaultAsync()).ShouldBe(state.ToString()));

    public Task<Proto.Submission> SubmitAsync(string code = "print(1)", string key = "", string language = "python3", string file = "main.py") =>
        app.As(Candidate).SubmitCodeAsync(new()
        {
            InterviewId = Interview.ToString(),
            Language = language,
            Files = { new Proto.SourceFile { Name = file, Content = code } },
            ComplexityClaim = "n log k",
            IdempotencyKey = key,
        }).ResponseAsync;
}
