using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Debrief.Tests.Committees;

/// <summary>One loop of a leadership round alone, and the path that it is to go.</summary>
sealed class PathLoop(int index, string path)
{
    /// <summary>Each is gone by one loop of a play.</summary>
    public static readonly string[] Paths =
        ["tie", "veto", "missing panelist", "recusal", "replaced mid-way", "deadline passed", "withdrawn", "late card"];

    static readonly string[] Tracks = [FakeTracks.Hash, FakeTracks.WithRounds, FakeTracks.WithBarRaiser];
    readonly Dictionary<string, Guid> people = [];

    public string Path => path;
    public Guid Id { get; } = Guid.CreateVersion7();
    public Guid Cohort { get; } = Guid.CreateVersion7();
    public Guid Interview { get; } = Guid.CreateVersion7();
    public Guid Candidate => Person("candidate");
    public Guid Organizer => Person("organizer");

    /// <summary>Who owes a card and writes it in time.</summary>
    public IEnumerable<string> Authors => FakeTracks.PanelRoles.Where(r => Present(r) && (path != "late card" || r != "hiring-manager")).Append("candidate");

    /// <summary>Who says nothing, or the path would end before its turn came.</summary>
    public string[] Silent => path switch
    {
        "deadline passed" => FakeTracks.PanelRoles,
        "replaced mid-way" => ["senior-tpm"],
        "veto" or "late card" => [],
        _ => ["ml-researcher"],
    };

    public Guid Person(string name) => people.TryGetValue(name, out var id) ? id : people[name] = Guid.CreateVersion7();

    /// <summary>Who is in a chair sooner or later.</summary>
    public Guid Chair(string role) => Person(path == "replaced mid-way" && role == "ml-researcher" ? $"spare {role}" : role);

    /// <summary>What the path has a chair vote, whenever it votes; nothing where it may be anything.</summary>
    public Recommendation? Vote(string role) => (path, role) switch
    {
        ("tie", "senior-tpm") => Recommendation.Yes,
        ("tie", _) => Recommendation.No,
        ("veto", "hiring-manager") => Recommendation.StrongNo,
        ("veto", _) => Recommendation.StrongYes,
        _ => null,
    };

    public IEnumerable<object> Events(DateTimeOffset now)
    {
        var track = path == "veto" ? FakeTracks.WithVeto : Tracks[index % Tracks.Length];
        Guid[] present = [.. FakeTracks.PanelRoles.Where(Present).Select(Person), Candidate];
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
        var card = (await client.ListMyCardsAsync(new())).Cards.Single(c => c.InterviewId == $"{Interview}" && c.State != CardState.Void);
        await client.SubmitCardAsync(new() { CardId = card.CardId, Content = PlayedLoop.Content(FakeTracks.Leadership, 2 + (index % 3)) });
    }

    // Who was not there takes no chair: it is simulated from the start.
    bool Present(string role) => path != "replaced mid-way" || role != "ml-researcher";
}
