using System.Net.Http.Headers;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Playwright;
using Mockloop.Contracts.Debrief;
using Mockloop.Simulator.Platform;

namespace Mockloop.EndToEnd.Tests;

/// <summary>Looks for a sealed sentence wherever somebody could come upon it.</summary>
sealed class SealSearch(DemoPlatform platform, BusTap bus, string interviewId, string loopId, string cohortId, string cardId, string authorId)
{
    static readonly string[] Services = ["scheduling", "questions", "matching", "debrief", "web", "identity"];

    string State => platform.Host.State.FullName;

    /// <summary>Every place where the sentence was found; empty for a seal that holds.</summary>
    /// <param name="keeper">The one table that must hold it: where the owner keeps it until its time.</param>
    /// <param name="readers">Who looks.</param>
    internal async Task<IReadOnlyList<string>> FindAsync(string sentence, string keeper, params Actor[] readers)
    {
        var found = new List<string>();
        foreach (var reader in readers)
        {
            found.AddRange((await RepliesAsync(reader)).Where(r => r.Text.Contains(sentence)).Select(r => $"gRPC {r.Call} to {reader.UserName}"));
            found.AddRange((await RestAsync(reader)).Where(r => r.Text.Contains(sentence)).Select(r => $"REST {r.Path} to {reader.UserName}"));
        }
        found.AddRange((await PagesAsync(readers[0])).Where(r => r.Text.Contains(sentence)).Select(r => $"page {r.Path} to {readers[0].UserName}"));
        found.AddRange(bus.Heard.Where(m => m.Contains(sentence)).Select(_ => "bus"));
        foreach (var service in Services)
            found.AddRange((await PlatformDatabases.TablesWithAsync(State, service, sentence)).Except([keeper]));
        found.AddRange(Directory.EnumerateFiles(State, "*log", SearchOption.AllDirectories).Where(f => Holds(f, sentence)).Select(f => $"log {f}"));
        found.AddRange(platform.Telemetry.Seen(sentence).Select(s => $"telemetry {s.Key}"));
        return found;
    }

    async Task<IReadOnlyList<(string Call, string Text)>> RepliesAsync(Actor reader)
    {
        var (debrief, reports) = (reader.Debrief, reader.Reports);
        (string, Func<Task<IMessage>>)[] calls =
        [
            ("GetCard", async () => await debrief.GetCardAsync(new() { CardId = cardId })),
            ("VerifyCard", async () => await debrief.VerifyCardAsync(new() { CardId = cardId })),
            ("ListCardReads", async () => await debrief.ListCardReadsAsync(new() { CardId = cardId })),
            ("ListMyCards", async () => await debrief.ListMyCardsAsync(new())),
            ("GetStageDebrief", async () => await debrief.GetStageDebriefAsync(new() { InterviewId = interviewId })),
            ("ListByCohort", async () => await debrief.ListByCohortAsync(new() { CohortId = cohortId })),
            ("GetCommittee", async () => await debrief.GetCommitteeAsync(new() { LoopId = loopId })),
            ("ListMyCommittees", async () => await debrief.ListMyCommitteesAsync(new())),
            ("GetCandidateReport", async () => await reports.GetCandidateReportAsync(new() { LoopId = loopId })),
            ("PrintCandidateReport", async () => await reports.PrintCandidateReportAsync(new() { LoopId = loopId })),
            ("GetInterviewerReport", async () => await reports.GetInterviewerReportAsync(new() { CohortId = cohortId, PersonId = authorId })),
            ("PrintInterviewerReport", async () => await reports.PrintInterviewerReportAsync(new() { CohortId = cohortId, PersonId = authorId })),
            ("GetCohortReport", async () => await reports.GetCohortReportAsync(new() { CohortId = cohortId })),
            ("PrintCohortReport", async () => await reports.PrintCohortReportAsync(new() { CohortId = cohortId })),
            ("GetTimeline", async () => await reader.Questions.GetTimelineAsync(new() { InterviewId = interviewId })),
        ];
        var replies = new List<(string, string)>();
        foreach (var (call, ask) in calls)
            try
            {
                replies.Add((call, (await ask()).ToString()!));
            }
            catch (RpcException e)
            {
                replies.Add((call, $"{e.Status} {string.Join(' ', e.Trailers.Select(t => t.IsBinary ? Encoding.UTF8.GetString(t.ValueBytes) : t.Value))}"));
            }
        return replies;
    }

    async Task<IReadOnlyList<(string Path, string Text)>> RestAsync(Actor reader)
    {
        using var signIn = new SignIn(platform.Configuration, TimeProvider.System, reader.UserName);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await signIn.TokenAsync(default));
        var replies = new List<(string, string)>();
        foreach (var path in new[]
        {
            $"/v1/cards/{cardId}", $"/v1/cards/{cardId}/verification", $"/v1/cards/{cardId}/reads", "/v1/cards", "/v1/committees",
            $"/v1/interviews/{interviewId}/debrief", $"/v1/cohorts/{cohortId}/debriefs", $"/v1/loops/{loopId}/committee",
            $"/v1/loops/{loopId}/report", $"/v1/loops/{loopId}/report/print", $"/v1/cohorts/{cohortId}/interviewers/{authorId}/report",
            $"/v1/cohorts/{cohortId}/interviewers/{authorId}/report/print", $"/v1/cohorts/{cohortId}/report", $"/v1/cohorts/{cohortId}/report/print",
        })
            replies.Add((path, await (await http.GetAsync(platform.Url("debrief") + path)).Content.ReadAsStringAsync()));
        return replies;
    }

    async Task<IReadOnlyList<(string Path, string Text)>> PagesAsync(Actor reader)
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.SignInAsync(platform.Url("web"), reader.UserName);
        var pages = new List<(string, string)>();
        foreach (var path in new[] { "/", $"/cards/{cardId}", $"/interviews/{interviewId}", $"/loops/{loopId}", $"/loops/{loopId}/committee", $"/loops/{loopId}/report", $"/cohorts/{cohortId}", $"/cohorts/{cohortId}/report", $"/cohorts/{cohortId}/interviewers/{authorId}/report" })
        {
            await page.GotoAsync(platform.Url("web") + path);
            pages.Add((path, await page.ContentAsync()));
        }
        return pages;
    }

    // Still being written by somebody else.
    static bool Holds(string file, string sentence)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd().Contains(sentence, StringComparison.Ordinal);
    }
}
