using Mockloop.Contracts.Questions;

namespace Mockloop.Web.Reports;

/// <summary>What the pages say of a rejudging.</summary>
static class RejudgeWords
{
    const int ShownOfAHash = 19;

    internal static string Words(this JudgedPackage package) =>
        $"{package.Name}, {Short(package.PackageHash)}{(package.Current ? ", the one asked now" : "")}, {package.Submissions} judged";

    internal static string Scope(this Rejudge rejudge)
    {
        var which = rejudge.PackageHash.Length > 0 ? $"Verdicts from {Short(rejudge.PackageHash)}" : "All verdicts";
        var where = rejudge.CohortId.Length > 0 ? "of this cohort" : "everywhere";
        return $"{which} {where}, {(rejudge.AgainstHash.Length > 0 ? $"judged with {Short(rejudge.AgainstHash)}" : "judged with the version they are from")}";
    }

    internal static string Progress(this Rejudge rejudge) => string.Join(", ", new[]
    {
        $"{rejudge.Judged} of {rejudge.Total} judged",
        rejudge.Running > 0 ? $"{rejudge.Running} being judged" : "",
        rejudge.Waiting > 0 ? $"{rejudge.Waiting} waiting" : "",
        rejudge.Failed > 0 ? $"{rejudge.Failed} that the platform could not judge" : "",
        rejudge.Dropped > 0 ? $"{rejudge.Dropped} dropped" : "",
    }.Where(words => words.Length > 0));

    internal static string Moves(this Rejudge rejudge) =>
        string.Join(", ", rejudge.Counts.Where(c => c.OldVerdict != c.NewVerdict).Select(c => $"{c.OldVerdict} → {c.NewVerdict}: {c.Count}"));

    internal static string Meaning(this VerdictChange change) => change.Outcome switch
    {
        RejudgeOutcome.Changed => "shows the new one",
        RejudgeOutcome.NearLimit => "near the limit: the old one stays",
        RejudgeOutcome.Failed => "not judged, for no fault of the code; the old one stays",
        RejudgeOutcome.Same => "the same",
        RejudgeOutcome.Waiting => change.Step.Length > 0 ? "being judged" : "waits",
        _ => "dropped",
    };

    internal static string Cpu(this VerdictChange change) => change switch
    {
        { After: null } => Amount.Time(change.Before.CpuMs),
        { Before.CpuMs: > 0 } => $"{Amount.Time(change.Before.CpuMs)} → {Amount.Time(change.After.CpuMs)} ({Percent((double)change.After.CpuMs / change.Before.CpuMs)})",
        _ => $"→ {Amount.Time(change.After.CpuMs)}",
    };

    static string Percent(double ratio) => Math.Round((ratio - 1) * 100) switch
    {
        0 => "the same",
        > 0 and var more => $"+{Amount.Digits(more)} %",
        var less => $"−{Amount.Digits(-less)} %",
    };

    static string Short(string hash) => hash.Length <= ShownOfAHash ? hash : hash[..ShownOfAHash];
}
