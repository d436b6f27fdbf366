using Mockloop.Questions.Tests.Queue;

namespace Mockloop.Questions.Tests.Rejudging;

/// <summary>What is needed to have something to judge again.</summary>
[Collection(nameof(SmallQueueApp))]
public abstract class RejudgeTests(SmallQueueApp app) : SmallQueueTests(app)
{
    protected Proto.RejudgeService.RejudgeServiceClient Organizer(Booking booking) => App.Rejudges(booking.Organizer);

    protected static Proto.StartRejudgeRequest Whole(Booking booking) => new() { CohortId = booking.Cohort.ToString() };

    protected Task<Proto.Rejudge> StartAsync(Booking booking) => Organizer(booking).StartRejudgeAsync(Whole(booking)).ResponseAsync;

    protected Task<Proto.Rejudge> ReadAsync(Booking booking, Proto.Rejudge rejudge) =>
        Organizer(booking).GetRejudgeAsync(new() { RejudgeId = rejudge.RejudgeId }).ResponseAsync;

    protected async Task<IReadOnlyList<Proto.VerdictChange>> ChangesAsync(Booking booking, Proto.Rejudge rejudge, bool onlyChanged = false) =>
        (await Organizer(booking).ListVerdictChangesAsync(new() { RejudgeId = rejudge.RejudgeId, OnlyChanged = onlyChanged })).Changes;

    /// <summary>A submission with a verdict.</summary>
    protected async Task<Proto.Submission> GradedAsync(Booking booking, string verdict, bool nearLimit = false, long cpuMs = 100)
    {
        var submission = await booking.SubmitAsync();
        await JudgeAsync(verdict, nearLimit, cpuMs);
        return submission;
    }

    /// <summary>The next piece of work gets this verdict.</summary>
    protected async Task<Proto.Work> JudgeAsync(string verdict, bool nearLimit = false, long cpuMs = 100)
    {
        var work = (await LeaseAsync()).ShouldHaveSingleItem();
        var result = Result(work, verdict);
        (result.NearLimit, result.CpuMs) = (nearLimit, cpuMs);
        (await App.Worker().PutResultAsync(result)).Stored.ShouldBe(verdict != "InternalError");
        return work;
    }
}
