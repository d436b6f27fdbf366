using Mockloop.Contracts.Debrief;
using Mockloop.Load.Platform;

namespace Mockloop.Load.Restart;

/// <summary>What clients write in each service, and whether every acknowledged write is still there.</summary>
sealed class Writes(PersonClients organizer, PersonClients submitter, PersonClients author, SmallCohort cohort)
{
    readonly List<string> cohorts = [], submissions = [], tickets = [];
    string lastSummary = "";
    int summaries;

    public int Acknowledged => cohorts.Count + submissions.Count + tickets.Count + summaries;

    public IEnumerable<Traffic> All() =>
    [
        new("scheduling writes", CreateCohortAsync),
        new("questions writes", SubmitAsync),
        new("debrief writes", SaveCardAsync),
        new("matching writes", QueueUpAsync),
        new("scheduling reads", async _ => await organizer.Scheduling.GetCohortAsync(new() { CohortId = cohort.CohortId })),
        new("questions reads", async _ => await organizer.Questions.ListRoundsAsync(new() { CohortId = cohort.CohortId })),
        new("debrief reads", async _ => await author.Debrief.ListMyCardsAsync(new())),
    ];

    async Task CreateCohortAsync(int number)
    {
        var created = await organizer.Scheduling.CreateCohortAsync(new()
        {
            Name = $"Cohort {number} under load",
            TrackId = "backend-duo",
            StartDate = TimeProvider.System.GetUtcNow().AddDays(60).ToString("yyyy-MM-dd", null),
            TimeZone = "Europe/Paris",
            IdempotencyKey = $"under-load-{number}",
            Invitations = { Enumerable.Range(10, 6).Select(i => new Contracts.Scheduling.Invitation { Email = $"member{i:00}@demo.mockloop.local", Interviewer = true, Candidate = true }) },
        });
        cohorts.Add(created.CohortId);
    }

    async Task SubmitAsync(int number) =>
        submissions.Add((await submitter.Questions.SubmitCodeAsync(Queue.SmallPrograms.Request(Guid.Parse(cohort.RunningInterview), number))).SubmissionId);

    async Task SaveCardAsync(int number)
    {
        var summary = $"Note {number}";
        await author.Debrief.SaveCardAsync(new() { CardId = cohort.CardId, Content = new CardContent { Summary = summary } });
        (lastSummary, summaries) = (summary, summaries + 1);
    }

    async Task QueueUpAsync(int number)
    {
        var ticket = await submitter.Matching.JoinPoolAsync(new() { CohortId = cohort.CohortId, StageId = "coding", IdempotencyKey = $"under-load-{number}" });
        tickets.Add(ticket.TicketId);
        await submitter.Matching.LeavePoolAsync(new() { TicketId = ticket.TicketId });
    }

    /// <summary>How many acknowledged writes cannot be read any more.</summary>
    public async Task<int> LostAsync()
    {
        var lost = 0;
        foreach (var id in cohorts)
            lost += (await organizer.Scheduling.GetCohortAsync(new() { CohortId = id })).CohortId == id ? 0 : 1;
        foreach (var id in submissions)
            lost += (await submitter.Questions.GetSubmissionAsync(new() { SubmissionId = id })).SubmissionId == id ? 0 : 1;
        foreach (var id in tickets)
            lost += (await submitter.Matching.GetPoolTicketAsync(new() { TicketId = id })).TicketId == id ? 0 : 1;
        return lost + ((await author.Debrief.GetCardAsync(new() { CardId = cohort.CardId })).Content.Summary == lastSummary ? 0 : 1);
    }

    /// <summary>Submissions without a verdict; waits for the last ones.</summary>
    public async Task<int> UngradedAsync()
    {
        for (var waited = 0; ; waited++)
        {
            var open = 0;
            foreach (var id in submissions)
                open += (await submitter.Questions.GetSubmissionAsync(new() { SubmissionId = id })).Verdict.Length == 0 ? 1 : 0;
            if (open == 0 || waited == 60)
                return open;
            await Task.Delay(1000);
        }
    }
}
