using System.Text.Json;
using Mockloop.Contracts;
using Mockloop.Contracts.Debrief;
using Mockloop.Simulator.Platform;
using Spectre.Console;

namespace Mockloop.Simulator.Play;

/// <summary>A stage as it ended; the verdict is that of the last submission, null where none was asked for.</summary>
sealed record StageReport(string Stage, string Decision, string? Verdict);

/// <summary>A loop as it ended.</summary>
sealed record LoopReport(string Candidate, string Outcome, string Reason, IReadOnlyList<StageReport> Stages);

/// <summary>Messages over all services since the play began.</summary>
sealed record MessageCounts(long Published, long Consumed, long DuplicatesDropped, long Redelivered, long Failed);

/// <summary>The outcome of a play, as a table for people and as JSON for programs.</summary>
sealed class Report(IReadOnlyList<LoopReport> loops, MessageCounts counts, TimeSpan took, int seed)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    internal long Failed => counts.Failed;

    internal static async Task<Report> MakeAsync(CohortAtPlay cohort, SteppedClock clock, TimeSpan took, CancellationToken stop)
    {
        var all = await new ListByCohortRequest { CohortId = cohort.Id }.AllAsync(r => cohort.Organizer.Debrief.ListByCohortAsync(r, cancellationToken: stop));
        var loops = cohort.Candidates.Select(c => Loop(cohort, c, all)).ToList();
        var idle = await clock.AskAsync(stop);
        var counts = new MessageCounts(
            idle.Sum(i => i.Published.Values.Sum()), idle.Sum(i => i.Consumed.Sum(c => c.Count)), idle.Sum(i => i.DuplicatesDropped),
            idle.Sum(i => i.Redelivered), idle.Sum(i => i.Failed));
        return new(loops, counts, took, cohort.Seed);
    }

    static LoopReport Loop(CohortAtPlay cohort, Actor candidate, ListByCohortReply all)
    {
        var decision = all.Decisions.FirstOrDefault(d => d.CandidateId == candidate.PersonId);
        var stages = cohort.Track.Stages
            .Select(s => all.Debriefs.FirstOrDefault(d => d.CandidateId == candidate.PersonId && d.StageId == s.Id))
            .OfType<StageDebrief>()
            .Where(d => d.Decision != StageDecision.Unspecified)
            .Select(d => new StageReport(d.StageId, d.Decision.ToString(), d.Evidence.LastOrDefault(e => e.Verdict.Length > 0)?.Verdict));
        return new(candidate.Name, decision?.Outcome.ToString() ?? "Open", decision?.Reason ?? "", [.. stages]);
    }

    internal void Print()
    {
        var table = new Table().Title($"Outcomes, seed {seed}").AddColumns("Candidate", "Stages", "Code", "Outcome", "Why").ShowRowSeparators();
        foreach (var loop in loops)
            table.AddRow(
                Markup.Escape(loop.Candidate),
                Markup.Escape(string.Join("\n", loop.Stages.Select(s => $"{s.Stage}: {s.Decision}"))),
                Markup.Escape(loop.Stages.Select(s => s.Verdict).LastOrDefault(v => v is not null) ?? "–"),
                Markup.Escape(loop.Outcome),
                Markup.Escape(loop.Reason));
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 140;
        AnsiConsole.Write(table);
        Console.WriteLine($"Played in {took.TotalSeconds:0.0} s; events: {counts.Published} published, {counts.Consumed} consumed, "
            + $"{counts.DuplicatesDropped} duplicates dropped, {counts.Redelivered} redelivered, {counts.Failed} failed");
    }

    internal Task WriteAsync(string file, CancellationToken stop) =>
        File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { seed, loops, seconds = Math.Round(took.TotalSeconds, 1), counts }, Json), stop);
}
