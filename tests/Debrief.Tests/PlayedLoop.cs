using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Debrief.Tests;

/// <summary>One candidate's loop with people and ids of its own, and the events that others would tell about it.</summary>
sealed class PlayedLoop(DebriefApp app, bool practice = false, params string[] stages)
{
    public static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow();
    readonly string[] stages = stages.Length > 0 ? stages : [FakeTracks.Coding, FakeTracks.Leadership];
    readonly Dictionary<string, Guid> interviews = [];
    readonly Dictionary<string, Guid> people = [];

    public Guid LoopId { get; } = Guid.CreateVersion7();
    public Guid CohortId { get; init; } = Guid.CreateVersion7();
    public string TrackHash { get; init; } = FakeTracks.Hash;
    public Guid Candidate => Person("candidate");
    public Guid Organizer => Person("organizer");

    /// <summary>A person by what they are called in the test.</summary>
    public Guid Person(string name) => people.TryGetValue(name, out var id) ? id : people[name] = Guid.CreateVersion7();

    /// <summary>Somebody who is in other loops too.</summary>
    public void Seat(string name, Guid person) => people[name] = person;

    public string NameOf(Guid person) => people.FirstOrDefault(p => p.Value == person).Key ?? "nobody";

    public Guid Interview(string stage) => interviews.TryGetValue(stage, out var id) ? id : interviews[stage] = Guid.CreateVersion7();

    public IReadOnlyList<BookedSeat> Seats(string stage) => stage == FakeTracks.Leadership
        ? [.. FakeTracks.PanelRoles.Select(r => new BookedSeat(Person(r), r, false))]
        : [new BookedSeat(Person($"{stage}-interviewer"), FakeTracks.Track.Stages.First(s => s.Id == stage).Roles[0].Id, false)];

    public LoopPlanned Planned() => new(LoopId, CohortId, Candidate, "tests", TrackHash, practice,
        [.. stages.Select(s => new PlannedStage(s, Interview(s)))], 1);

    public InterviewBooked Booked(string stage, params BookedSeat[] more) => new(Interview(stage), LoopId, CohortId, Candidate, "tests",
        TrackHash, stage, Start, Start.AddHours(1), [.. Seats(stage), .. more], null, 1);

    public RoundEnded Ended(string stage, params Guid[] absent) => new(Interview(stage), Interview(stage), CohortId,
        [.. Seats(stage).Select(s => s.PersonId).Append(Candidate).Append(Person("shadow")).Except(absent)], Start.AddHours(1), 2);

    public CohortMembershipChanged Member(string name, params string[] roles) => new(CohortId, Person(name), ["Member", .. roles], 1);

    /// <summary>Plan, bookings and the organizer's membership.</summary>
    public IEnumerable<object> Opening() => [Member("organizer", "Organizer"), Planned(), .. stages.Select(s => Booked(s))];

    public async Task<Contracts.Debrief.Card> CardAsync(string stage, Guid author)
    {
        var cards = (await app.As(author).ListMyCardsAsync(new())).Cards;
        return cards.Where(c => c.InterviewId == Interview(stage).ToString()).OrderBy(c => c.State == CardState.Void).First();
    }

    public async Task<Contracts.Debrief.Card> SubmitAsync(string stage, Guid author, CardContent? content = null)
    {
        var card = await CardAsync(stage, author);
        return await app.As(author).SubmitCardAsync(new() { CardId = card.CardId, Content = content ?? Content(stage, 3) });
    }

    /// <summary>Everybody who owes a card for the stage writes the same one.</summary>
    public async Task SubmitAllAsync(string stage, CardContent? content = null)
    {
        var debrief = await DebriefAsync(stage);
        foreach (var card in debrief.Cards.Where(c => c.State == CardState.Due))
            await SubmitAsync(stage, Guid.Parse(card.AuthorId), content);
    }

    /// <summary>Rounds held and cards written for all stages, and what follows from that has happened.</summary>
    public async Task PlayStagesAsync(int score = 3)
    {
        await app.TellAsync([.. Opening(), .. stages.Select(s => Ended(s))]);
        foreach (var stage in stages)
            await SubmitAllAsync(stage, Content(stage, score));
        await app.SettledAsync();
    }

    public async Task<StageDebrief> DebriefAsync(string stage) =>
        await app.As(Candidate).GetStageDebriefAsync(new() { InterviewId = Interview(stage).ToString() });

    public async Task<Committee> CommitteeAsync(Guid viewer) => await app.As(viewer).GetCommitteeAsync(new() { LoopId = LoopId.ToString() });

    public async Task<LoopDecision?> DecisionAsync() =>
        (await app.As(Organizer).ListByCohortAsync(new() { CohortId = CohortId.ToString() })).Decisions.SingleOrDefault();

    public static CardContent Content(string stage, int score, string note = "said what comes first", bool flag = false)
    {
        var content = new CardContent
        {
            Recommendation = score switch { 1 => Recommendation.StrongNo, 2 => Recommendation.No, 3 => Recommendation.Yes, _ => Recommendation.StrongYes },
            JudgmentFlag = flag,
            FlagReason = flag ? "Listed everything and chose nothing." : "",
            Confidence = 4,
            Summary = "As seen.",
        };
        content.Ratings.AddRange(FakeTracks.Track.Stages.First(s => s.Id == stage).Signals.Select(s => new Rating { SignalId = s.Id, Score = score, Note = note }));
        return content;
    }

    /// <summary>How many events of a type about this loop were ever published.</summary>
    public Task<long> PublishedAsync<T>() => app.Database.ScalarAsync<long>(
        $"select count(*) from outbox_message where type = '{typeof(T).FullName}' and payload like '%{LoopId}%'");
}
