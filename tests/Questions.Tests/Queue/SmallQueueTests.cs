using Microsoft.EntityFrameworkCore;

namespace Mockloop.Questions.Tests.Queue;

/// <summary>A small queue with short leases, so that both ends can be reached.</summary>
public sealed class SmallQueueApp : QuestionsApp
{
    public const int Limit = 6, RejudgeLimit = 3;
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(1.5);

    protected override IReadOnlyDictionary<string, string> Extra { get; } = new Dictionary<string, string>
    {
        ["GradingQueue:Limit"] = $"{Limit}",
        ["GradingQueue:RejudgeLimit"] = $"{RejudgeLimit}",
        ["GradingQueue:Lease"] = Lease.ToString(),
    };
}

/// <summary>The classes in it share one queue and so run one after the other.</summary>
[CollectionDefinition(nameof(SmallQueueApp))]
public sealed class SmallQueueGroup : ICollectionFixture<SmallQueueApp>;

/// <summary>Every test begins with an empty queue.</summary>
[Collection(nameof(SmallQueueApp))]
public abstract class SmallQueueTests(SmallQueueApp app) : IAsyncLifetime
{
    protected SmallQueueApp App { get; } = app;

    public async ValueTask InitializeAsync() => await App.QueryAsync(db => db.GradingWork.ExecuteDeleteAsync());

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected async Task<Booking> RunningAsync() => await (await (await Booking.NewAsync(App)).BookAsync()).RunAsync();

    /// <summary>Both are booked before the clock steps, or the first would be over when the second starts.</summary>
    protected async Task<(Booking, Booking)> TwoRunningAsync(bool firstFromPool = false)
    {
        var first = await (await Booking.NewAsync(App, pool: firstFromPool)).BookAsync();
        var second = await (await Booking.NewAsync(App)).BookAsync();
        return (await first.RunAsync(), await second.RunAsync());
    }

    protected async Task<IReadOnlyList<Proto.Work>> LeaseAsync(string worker = "one") =>
        (await App.Worker().LeaseAsync(new() { Worker = worker, Slots = 1 })).Work;

    protected Task<Proto.Submission> GetAsync(Booking booking, Proto.Submission submission) =>
        App.As(booking.Candidate).GetSubmissionAsync(new() { SubmissionId = submission.SubmissionId }).ResponseAsync;

    protected static Proto.PutResultRequest Result(Proto.Work work, string verdict) => new()
    {
        LeaseId = work.LeaseId,
        SubmissionId = work.SubmissionId,
        PackageHash = work.PackageHash,
        Rejudge = work.Rejudge,
        Verdict = verdict,
        Score = verdict == "Accepted" ? 1 : 0,
        Detail = "as the test says",
        ReportJson = "{}",
    };
}
