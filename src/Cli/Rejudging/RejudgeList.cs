using System.Globalization;
using Mockloop.Contracts.Questions;
using Spectre.Console;

namespace Mockloop.Cli.Rejudging;

/// <summary><c>rejudge list</c> and <c>rejudge show</c>.</summary>
static class RejudgeList
{
    internal static async Task<int> RunAsync(RejudgeCalls calls, string cohort, Output output, CancellationToken stop)
    {
        var found = (await calls.ListAsync(cohort, stop)).Rejudges;
        output.Result(new { rejudges = found.Select(Shape) }, console =>
        {
            foreach (var rejudge in found)
                console.WriteLine($"{rejudge.RejudgeId}  {Time(rejudge.AskedAt)}  {Progress(rejudge)}");
            if (found.Count == 0) console.WriteLine("Nothing was judged again.");
        });
        return ExitCode.Holds;
    }

    internal static async Task<int> ShowAsync(RejudgeCalls calls, string id, bool onlyChanged, int most, Output output, CancellationToken stop)
    {
        if (most < 1) return output.CouldNotRun($"--most {most}: must be at least 1");
        var rejudge = await calls.GetAsync(id, stop);
        var changes = await calls.ChangesAsync(id, onlyChanged, most, stop);
        output.Result(new { rejudge = Shape(rejudge), changes = changes.Select(Shape) }, console =>
        {
            console.WriteLine(Progress(rejudge));
            foreach (var count in rejudge.Counts)
                console.WriteLine($"{count.Count,6}  {count.OldVerdict} → {count.NewVerdict}");
            if (changes.Count > 0) console.Write(Table(changes));
        });
        return ExitCode.Holds;
    }

    internal static string Progress(Rejudge r) =>
        $"{r.Judged} of {r.Total} judged, {r.Running} being judged, {r.Waiting} waiting, {r.Failed} failed for no fault of the code, {r.Dropped} dropped";

    internal static object Shape(Rejudge r) => new
    {
        id = r.RejudgeId,
        cohort = r.CohortId,
        package = r.PackageHash,
        against = r.AgainstHash,
        when = r.AskedAt.ToDateTimeOffset(),
        r.Total,
        r.Waiting,
        r.Running,
        r.Judged,
        r.Failed,
        r.Dropped,
        cancelled = r.CancelledAt?.ToDateTimeOffset(),
        counts = r.Counts.Select(c => new { before = c.OldVerdict, now = c.NewVerdict, c.Count }),
    };

    static object Shape(VerdictChange change) => new
    {
        submission = change.SubmissionId,
        interview = change.InterviewId,
        change.Language,
        change.Outcome,
        before = Shape(change.Before),
        now = change.After is null ? null : Shape(change.After),
        change.Step,
    };

    static object Shape(Judging judging) => new { judging.Verdict, judging.Score, judging.NearLimit, judging.CpuMs, package = judging.PackageHash, judging.Shown };

    static Table Table(IEnumerable<VerdictChange> changes)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("submission", "before", "now", "score", "CPU ms", "");
        foreach (var c in changes)
            table.AddRow(new[]
            {
                c.SubmissionId, Verdict(c.Before), c.After is null ? c.Step : Verdict(c.After), Pair(c, j => j.Score), Pair(c, j => j.CpuMs), $"{c.Outcome}",
            }.Select(Markup.Escape).ToArray());
        return table;
    }

    static string Verdict(Judging judging) => judging.Verdict + (judging.NearLimit ? ", near the limit" : "");

    static string Pair(VerdictChange change, Func<Judging, double> value) =>
        string.Create(CultureInfo.InvariantCulture, $"{value(change.Before):0.##}") + (change.After is { } now ? string.Create(CultureInfo.InvariantCulture, $" → {value(now):0.##}") : "");

    static string Time(Google.Protobuf.WellKnownTypes.Timestamp at) =>
        at.ToDateTimeOffset().ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
