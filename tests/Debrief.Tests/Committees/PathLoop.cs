using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Debrief.Tests.Committees;

/// <summary>One loop of a leadership round alone, and the path that it is to go.</summary>
sealed class PathLoop(int index, string path, string track)
{
    readonly Dictionary<string, Guid> people = [];

    public int Index => index;
    public string Path => path;
    public string Outcome { get; set; } = "";
    public Guid Id { get; } = Guid.CreateVersion7();
    public Guid Cohort { get; } = Guid.CreateVersion7();
    public Guid Interview { get; } = Guid.CreateVersion7();
    public Guid Candidate => Person("candidate");
    public Guid Organizer => Person("organizer");
    public IEnumerable<string> Authors => [.. FakeTracks.PanelRoles, "candidate"];

    public Guid Person(string name) => people.TryGetValue(name, out var id) ? id : people[name] = Guid.CreateVersion7();

    // Who was not there takes no chair: it is simulated from the start.
    public IEnumerable<object> Events(DateTimeOffset now)
    {
        Guid[] present = [.. FakeTracks.PanelRoles.Where(r => path != "replaced mid-way" || r != "ml-researcher").Select(Person), Candidate];
        return
        [
            new CohortMembershipChanged(Cohort, Organizer, ["Member", "Organizer"], 1),
            new LoopPlanned(Id, Cohort, Candidate, "tests", track, false, [new PlannedStage(FakeTracks.Leadership, Interview)], 1),
            new InterviewBooked(Interview, Id, Cohort, Candidate, "tests", track, FakeTracks.Leadership, now.AddHours(-1), now,
                [.. FakeTracks.PanelRoles.Select(r => new BookedSeat(Person(r), r, false))], null, 1),
            new RoundEnded(Interview, Interview, Cohort, present, now, 2),
        ];
    }

    public async Task SubmitAsync(KilledDebrief debrief, string author)
    {
        var client = debrief.As(Person(author));
        var cards = (await client.ListMyCardsAsync(new())).Cards;
        if (cards.FirstOrDefault(c => c.InterviewId == $"{Interview}" && c.State != CardState.Void) is { } card)
            await client.SubmitCardAsync(new() { CardId = card.CardId, Content = PlayedLoop.Content(FakeTracks.Leadership, 2 + (index % 3)) });
    }
}
