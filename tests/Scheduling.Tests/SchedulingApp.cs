using Grpc.Core;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceTests;
using Mockloop.TestServers;
using NodaTime;
using Client = Mockloop.Contracts.Scheduling.SchedulingService.SchedulingServiceClient;

namespace Mockloop.Scheduling.Tests;

/// <summary>The service with its neighbours, and what tests want of it in words.</summary>
public class SchedulingApp : IAsyncLifetime
{
    int _people;

    internal ServiceApp<Program, SchedulingDb> App { get; private set; } = null!;
    internal Neighbours Neighbours { get; private set; } = null!;

    /// <summary>Besides those every test has.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    public async ValueTask InitializeAsync()
    {
        Neighbours = await Neighbours.StartAsync();
        App = await ServiceApp<Program, SchedulingDb>.StartAsync("scheduling", Settings, ("questions", Neighbours.Url), ("matching", Neighbours.Url));
    }

    public virtual async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Neighbours.DisposeAsync();
    }

    /// <summary>Somebody new, who has not signed in to the service yet.</summary>
    internal Someone NewPerson(bool emailVerified = true)
    {
        var number = Interlocked.Increment(ref _people);
        var token = new TestToken { Name = $"Person {number}", Email = $"Person{number}@example.org", EmailVerified = emailVerified };
        return new Someone(this, Guid.Parse(token.Subject), token.Name!, token.Email!, App.Platform.Realm.Token(token));
    }

    internal Client AsService() => new(App.As(App.Platform.Realm.ServiceToken()));

    /// <summary>Nobody signed in.</summary>
    internal Client Anonymous => new(App.As(""));

    /// <summary>An organizer, and members who have all signed in; the first ones are candidates, all interview everywhere.</summary>
    internal async Task<TestCohort> CohortAsync(int members = 5, int candidates = 1)
    {
        var organizer = NewPerson();
        var people = Enumerable.Range(0, members).Select(_ => NewPerson()).ToList();
        var cohort = await organizer.Calls.CreateCohortAsync(Request([.. people.Select((p, i) => Invite(p.Email, i < candidates))]));
        foreach (var person in people)
            await person.Calls.GetMeAsync(new());
        return new TestCohort(this, Guid.Parse(cohort.CohortId), organizer, people);
    }

    /// <summary>A planned cohort of eight who are free at all hours, three of them to spare.</summary>
    internal async Task<(TestCohort Cohort, Loop Loop)> AlwaysFreeAsync()
    {
        var cohort = await CohortAsync(members: 8);
        foreach (var person in cohort.People)
            await person.Calls.SetAvailabilityAsync(new() { Rules = { Enumerable.Range(1, 7).Select(d => new WeeklyRule { DayOfWeek = d, From = "00:00", To = "24:00" }) } });
        return (cohort, await cohort.LoopAsync());
    }

    /// <summary>As <see cref="AlwaysFreeAsync"/>, the first interview so many minutes from now.</summary>
    internal async Task<(TestCohort Cohort, Loop Loop, Interview Screen)> ScreenSoonAsync(int minutes)
    {
        var (cohort, loop) = await AlwaysFreeAsync();
        var screen = await cohort.Organizer.Calls.MoveInterviewAsync(new()
        {
            InterviewId = loop.Interviews[0].InterviewId,
            Start = new() { Seconds = TimeProvider.System.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds() },
        });
        return (cohort, loop, screen);
    }

    /// <summary>The same people once more, in a second cohort.</summary>
    internal async Task<TestCohort> AgainAsync(TestCohort first)
    {
        var cohort = await first.Organizer.Calls.CreateCohortAsync(Request([.. first.People.Select((p, i) => Invite(p.Email, i < first.People.Count / 2))]));
        return first with { Id = Guid.Parse(cohort.CohortId) };
    }

    internal static Invitation Invite(string email, bool candidate = false) =>
        new() { Email = email, Candidate = candidate, Interviewer = true, Qualifications = { TestTrack.Chairs } };

    internal static CreateCohortRequest Request(params IReadOnlyList<Invitation> invitations) => new()
    {
        Name = "Test cohort",
        TrackId = TestTrack.Id,
        TimeZone = "UTC",
        StartDate = NextMonday.ToString("uuuu-MM-dd", null),
        Invitations = { invitations },
    };

    internal static LocalDate NextMonday => SystemClock.Instance.GetCurrentInstant().InUtc().Date.Next(IsoDayOfWeek.Monday);

    internal static async Task<RpcException> RefusedAsync(StatusCode code, Func<Task> call)
    {
        var error = await Should.ThrowAsync<RpcException>(call);
        error.StatusCode.ShouldBe(code, error.Status.Detail);
        return error;
    }
}

/// <summary>A person with a token.</summary>
sealed record Someone(SchedulingApp Owner, Guid Id, string Name, string Email, string Token)
{
    public Client Calls { get; } = new(Owner.App.As(Token));

    public HttpClient Rest => Owner.App.Rest(Token);

    public async Task<Interview> DeclineAsync(Interview interview, string reason = "Ill") =>
        await Calls.DeclineInterviewAsync(new() { InterviewId = interview.InterviewId, Reason = reason });

    public async Task<(int Ledger, double Reputation)> StandingAsync()
    {
        var me = await Calls.GetMeAsync(new());
        return (me.Ledger, me.Reputation);
    }
}

/// <summary>A cohort with its people.</summary>
sealed record TestCohort(SchedulingApp Owner, Guid Id, Someone Organizer, List<Someone> People)
{
    public Someone Candidate => People[0];

    public async Task<PlanLoopsProgress> PlanAsync(long seed = 1)
    {
        using var call = Organizer.Calls.PlanLoops(new PlanLoopsRequest { CohortId = Id.ToString(), Seed = seed });
        PlanLoopsProgress? last = null;
        await foreach (var step in call.ResponseStream.ReadAllAsync())
            last = step;
        last!.Phase.ShouldBe("done");
        return last;
    }

    /// <summary>Everything is planned; the first candidate's loop.</summary>
    public async Task<Loop> LoopAsync()
    {
        var done = await PlanAsync();
        done.Unplaced.ShouldBeEmpty();
        return done.Loops.Single(l => l.CandidateId == Candidate.Id.ToString());
    }

    /// <summary>Who sits first in an interview.</summary>
    public Someone Seated(Interview interview) => People.Single(p => p.Id.ToString() == interview.Seats[0].PersonId);

    /// <summary>Members who sit nowhere in a loop, in the order of their invitations.</summary>
    public List<Someone> Idle(Loop loop)
    {
        var seated = loop.Interviews.SelectMany(i => i.Seats).Select(s => s.PersonId).Append(loop.CandidateId).ToHashSet();
        return [.. People.Where(p => !seated.Contains(p.Id.ToString()))];
    }

    public async Task<IReadOnlyList<Loop>> LoopsAsync() => (await Organizer.Calls.ListLoopsAsync(new() { CohortId = Id.ToString() })).Loops;

    public async Task<Loop> ReadLoopAsync(string loopId) => await Organizer.Calls.GetLoopAsync(new GetLoopRequest { LoopId = loopId });

    public async Task<IReadOnlyList<string>> StatesAsync(string loopId) =>
        [.. (await ReadLoopAsync(loopId)).Interviews.Select(i => $"{i.StageId} {i.State}")];
}
