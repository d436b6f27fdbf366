using Grpc.Core;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;
using Mockloop.Fuzz.Tests.Platform;

namespace Mockloop.Fuzz.Tests.World;

/// <summary>An organizer and six members, four of them candidates, and what they do; every text they write is planted.</summary>
sealed class PlayedCohort
{
    const int MemberCount = 6, CandidateCount = 4;
    readonly string _side;

    public PlayedCohort(FuzzPlatform platform, string side)
    {
        _side = side;
        Organizer = new(platform, side, "organizer");
        Members = [.. Enumerable.Range(0, MemberCount).Select(i => new Someone(platform, side, $"member{i}"))];
    }

    public Someone Organizer { get; }

    public List<Someone> Members { get; }

    public string Id { get; private set; } = "";

    public Track Track { get; private set; } = null!;

    /// <summary>Texts that nobody but their author may read yet, whoever else belongs to the cohort.</summary>
    public List<(string Text, Someone Author, Func<Task<bool>> Lifted)> Sealed { get; } = [];

    public Someone Person(string id) => Members.Single(m => m.Id.ToString() == id);

    public string Text(string what) => Canaries.Text(_side, what);

    /// <summary>Words that stay sealed; remembered with their author.</summary>
    public string Seal(string what, Someone author, Func<Task<bool>> lifted)
    {
        var words = $"sealed-{what}-{Members.IndexOf(author)}";
        Sealed.Add((Text(words), author, lifted));
        return words;
    }

    /// <summary>Its people as callers.</summary>
    public IEnumerable<Caller> Callers(string side) =>
        [new($"{side}.organizer", Organizer.Token), .. Members.Select((m, i) => new Caller($"{side}.member{i}", m.Token))];

    public async Task GatherAsync(string track, DateOnly start)
    {
        foreach (var person in Members.Prepend(Organizer))
            await IntroduceAsync(person);
        Track = await Organizer.Questions.GetTrackAsync(new() { Id = track });
        Id = await CreateAsync(track, start);
        foreach (var person in Members)
            await person.Scheduling.GetMeAsync(new());
    }

    /// <summary>A second cohort of the same people, planned and never played.</summary>
    public async Task PlanLaterAsync(string track, DateOnly start, Func<Task> settled)
    {
        var later = await CreateAsync(track, start);
        await settled();
        await PlanAsync(later);
    }

    public Task PlanAsync() => PlanAsync(Id);

    async Task PlanAsync(string cohort)
    {
        using var call = Organizer.Scheduling.PlanLoops(new() { CohortId = cohort, Seed = 1, Seconds = 10 });
        await foreach (var step in call.ResponseStream.ReadAllAsync())
            step.Unplaced.ShouldBeEmpty();
    }

    async Task<string> CreateAsync(string track, DateOnly start)
    {
        var stages = (await Organizer.Questions.GetTrackAsync(new() { Id = track })).Stages;
        string[] chairs = [.. stages.SelectMany(s => s.Roles.Select(r => $"{s.Id}:{r.Id}"))];
        var request = new CreateCohortRequest { Name = Text("cohort"), TrackId = track, StartDate = start.ToString("yyyy-MM-dd"), TimeZone = "UTC" };
        request.Invitations.AddRange(Members.Select((m, i) =>
            new Invitation { Email = m.Email, Candidate = i < CandidateCount, Interviewer = true, Qualifications = { chairs } }));
        return (await Organizer.Scheduling.CreateCohortAsync(request)).CohortId;
    }

    /// <summary>Somebody who has not come yet; a cohort is planned only when everybody has.</summary>
    public async Task InviteAsync() => await Organizer.Scheduling.InviteMemberAsync(new()
    {
        CohortId = Id,
        Invitation = new() { Email = Canaries.Mail(_side, "open"), Interviewer = true, Qualifications = { "coding:engineer" } },
    });

    static async Task IntroduceAsync(Someone person)
    {
        await person.Scheduling.GetMeAsync(new());
        await person.Scheduling.UpdateMeAsync(new() { Name = person.Name, TimeZone = "UTC", DailyCap = 8, WeeklyCap = 30 });
        await person.Scheduling.SetAvailabilityAsync(new()
        {
            Rules = { Enumerable.Range(1, 5).Select(day => new WeeklyRule { DayOfWeek = day, From = "06:00", To = "22:00" }) },
        });
    }

    /// <summary>A card that is complete; its words are planted.</summary>
    public CardContent Card(string stageId, string words)
    {
        var content = new CardContent { Recommendation = Recommendation.Yes, Confidence = 4, Summary = Text(words) };
        content.Ratings.AddRange(Track.Stages.Single(s => s.Id == stageId).Signals.Select(s => new Rating { SignalId = s.Id, Score = 3, Note = Text(words) }));
        return content;
    }
}
