using Microsoft.EntityFrameworkCore;
using Mockloop.Questions.Tests.Queue;

namespace Mockloop.Questions.Tests.Rejudging;

/// <summary>What judging again does to what people saw.</summary>
public sealed class VerdictChangeTests(SmallQueueApp app) : RejudgeTests(app)
{
    [Fact]
    public async Task A_changed_verdict_is_shown_told_and_listed_first_and_the_old_one_is_kept()
    {
        var booking = await RunningAsync();
        var steady = await GradedAsync(booking, "Accepted");
        var flipped = await GradedAsync(booking, "TimeLimit", cpuMs: 2_000);

        var rejudge = await StartAsync(booking);
        (rejudge.Total, rejudge.Waiting, rejudge.Judged).ShouldBe((2, 2, 0));
        (await JudgeAsync("Accepted")).Rejudge.ShouldBe(1);
        (await JudgeAsync("Accepted", cpuMs: 1_500)).SubmissionId.ShouldBe(flipped.SubmissionId);

        rejudge = await ReadAsync(booking, rejudge);
        (rejudge.Waiting, rejudge.Running, rejudge.Judged).ShouldBe((0, 0, 2));
        rejudge.Counts.Select(c => (c.OldVerdict, c.NewVerdict, c.Count)).ShouldBe([("TimeLimit", "Accepted", 1), ("Accepted", "Accepted", 1)]);
        var changes = await ChangesAsync(booking, rejudge);
        changes.Select(c => (c.SubmissionId, c.Outcome)).ShouldBe([(flipped.SubmissionId, Proto.RejudgeOutcome.Changed), (steady.SubmissionId, Proto.RejudgeOutcome.Same)]);
        (changes[0].Before.CpuMs, changes[0].After.CpuMs, changes[0].Before.Shown, changes[0].After.Shown).ShouldBe((2_000, 1_500, false, true));
        (await ChangesAsync(booking, rejudge, onlyChanged: true)).ShouldHaveSingleItem().SubmissionId.ShouldBe(flipped.SubmissionId);

        var seen = await GetAsync(booking, flipped);
        (seen.Verdict, seen.Rejudge).ShouldBe(("Accepted", 1));
        seen.Judgings.Select(j => (j.Verdict, j.Shown)).ShouldBe([("TimeLimit", false), ("Accepted", true)]);
        (await WordsAsync(booking)).ShouldBe(["Graded: Accepted.", "Graded: TimeLimit.", "Judged again: still Accepted.", "Judged again: TimeLimit → Accepted."]);
        var told = (await App.PublishedAsync<Proto.SubmissionGraded>(booking.Interview)).Where(e => e.Contains(flipped.SubmissionId)).ToList();
        told.Count.ShouldBe(2);
        told.ShouldContain(e => e.Contains("\"rejudge\":1") && e.Contains("Accepted"));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_verdict_near_the_limit_is_not_flipped(bool oldIsNear, bool newIsNear)
    {
        var booking = await RunningAsync();
        var submission = await GradedAsync(booking, "Accepted", oldIsNear);
        var rejudge = await StartAsync(booking);
        await JudgeAsync("TimeLimit", newIsNear);

        (await ChangesAsync(booking, rejudge, onlyChanged: true)).ShouldHaveSingleItem().Outcome.ShouldBe(Proto.RejudgeOutcome.NearLimit);
        var seen = await GetAsync(booking, submission);
        (seen.Verdict, seen.Rejudge, seen.Judgings.Count).ShouldBe(("Accepted", 0, 2));
        (await WordsAsync(booking)).Last().ShouldBe("Judged again: TimeLimit, near the limit; Accepted stays.");
        (await App.PublishedAsync<Proto.SubmissionGraded>(booking.Interview)).Count.ShouldBe(1, "what people saw stays, so nobody is told otherwise");
    }

    [Fact]
    public async Task Another_version_may_have_other_limits_and_is_the_one_to_be_judged_with_from_then_on()
    {
        var booking = await RunningAsync();
        var submission = await GradedAsync(booking, "TimeLimit", nearLimit: true);
        var (old, newer) = await NewerVersionAsync(submission);
        var request = new Proto.StartRejudgeRequest { CohortId = booking.Cohort.ToString(), PackageHash = old, AgainstHash = newer };
        var rejudge = await Organizer(booking).StartRejudgeAsync(request);

        (await JudgeAsync("Accepted")).PackageHash.ShouldBe(newer);

        (await GetAsync(booking, submission)).Verdict.ShouldBe("Accepted");
        var packages = (await Organizer(booking).ListJudgedPackagesAsync(new() { CohortId = booking.Cohort.ToString() })).Packages;
        packages.Where(p => p.PackageHash == old || p.PackageHash == newer).OrderBy(p => p.Submissions).Select(p => (p.PackageHash, p.Submissions, p.Current))
            .ShouldBe([(old, 0, true), (newer, 1, false)]);
        await Refused.WithAsync(StatusCode.FailedPrecondition, async () => await Organizer(booking).StartRejudgeAsync(request));
        await StartAsync(booking);
        (await JudgeAsync("Accepted")).ShouldSatisfyAllConditions(w => w.PackageHash.ShouldBe(newer), w => w.Rejudge.ShouldBe(2));
        rejudge.AgainstHash.ShouldBe(newer);
    }

    [Theory]
    [InlineData("InternalError", 3)]
    [InlineData("CheckerFailed", 1)]
    public async Task A_fault_of_ours_takes_no_verdict_away(string fault, int attempts)
    {
        var booking = await RunningAsync();
        var submission = await GradedAsync(booking, "Accepted");
        var rejudge = await StartAsync(booking);
        for (int attempt = 1; attempt <= attempts; attempt++)
            await App.Worker().PutResultAsync(Result((await LeaseAsync()).ShouldHaveSingleItem(), fault));
        (await LeaseAsync()).ShouldBeEmpty();

        rejudge = await ReadAsync(booking, rejudge);
        (rejudge.Failed, rejudge.Judged, rejudge.Waiting).ShouldBe((1, 0, 0));
        (await GetAsync(booking, submission)).Verdict.ShouldBe("Accepted");
        (await WordsAsync(booking)).ShouldBe(["Graded: Accepted."]);
    }

    async Task<(string Old, string Newer)> NewerVersionAsync(Proto.Submission submission)
    {
        var id = Guid.Parse(submission.SubmissionId);
        var old = await App.QueryAsync(db => db.Submissions.Where(s => s.Id == id).Select(s => s.PackageHash).SingleAsync());
        var newer = $"sha256:{Guid.CreateVersion7():N}";
        await App.QueryAsync(db => db.Database.ExecuteSqlAsync($"insert into package (hash, name, zip) select {newer}, name, zip from package where hash = {old}"));
        return (old, newer);
    }

    async Task<List<string>> WordsAsync(Booking booking) =>
        [.. (await App.As(booking.Candidate).GetTimelineAsync(new() { InterviewId = booking.Interview.ToString() })).Entries.Where(e => e.Kind == "verdict").Select(e => e.Text)];
}
