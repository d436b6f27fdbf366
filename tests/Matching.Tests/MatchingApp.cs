using Grpc.Core;
using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Platform;
using Mockloop.Contracts.Scheduling;
using Mockloop.Matching.Data;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceTests;
using Mockloop.TestServers;
using NodaTime;
using Client = Mockloop.Contracts.Matching.MatchingService.MatchingServiceClient;

namespace Mockloop.Matching.Tests;

/// <summary>The service with its neighbours, and what tests want of it in words.</summary>
public sealed class MatchingApp : IAsyncLifetime
{
    readonly Lazy<DemoClock.DemoClockClient> _clock;

    public MatchingApp() => _clock = new(() => new(App.As(App.Platform.Realm.Token(new TestToken { ClientId = "simulator" }))));

    internal ServiceApp<Program, MatchingDb> App { get; private set; } = null!;
    internal Neighbours Neighbours { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Neighbours = await Neighbours.StartAsync();
        App = await ServiceApp<Program, MatchingDb>.StartAsync("matching", ("questions", Neighbours.Url), ("scheduling", Neighbours.Url));
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Neighbours.DisposeAsync();
    }

    internal Client AsService() => new(App.As(App.Platform.Realm.ServiceToken()));

    /// <summary>A member of the cohort, known to the service, free for the given hours from the next full hour on.</summary>
    internal Task<PoolMember> MemberAsync(Guid cohort, bool candidate, int fromHour = 1, int toHour = 9) =>
        MemberAsync(cohort, candidate, !candidate, fromHour, toHour);

    internal async Task<PoolMember> OrganizerAsync(Guid cohort)
    {
        var person = new PoolMember(Guid.CreateVersion7(), cohort, this);
        await BecomeAsync(person, ["Member", "Organizer"]);
        return person;
    }

    internal async Task<PoolMember> MemberAsync(Guid cohort, bool candidate, bool interviewer, int fromHour = 1, int toHour = 9)
    {
        var person = new PoolMember(Guid.CreateVersion7(), cohort, this);
        Neighbours.Profiles[person.Id.ToString()] = new PoolProfile
        {
            PersonId = person.Id.ToString(),
            Track = new TrackRef { Id = "pool", Hash = Neighbours.TrackHash },
            Candidate = candidate,
            Interviewer = interviewer,
            Qualifications = { interviewer ? ["coding:engineer"] : [] },
            Free = { new Span { From = Hour(fromHour).ToTimestamp(), To = Hour(toHour).ToTimestamp() } },
        };
        await BecomeAsync(person, ["Member", .. candidate ? (string[])["Candidate"] : [], .. interviewer ? (string[])["Interviewer"] : []]);
        return person;
    }

    async Task BecomeAsync(PoolMember person, IReadOnlyList<string> roles)
    {
        await App.TellAsync(db => db.Publish(new CohortMembershipChanged(person.Cohort, person.Id, roles, 1)));
        await ServiceApp<Program, MatchingDb>.UntilAsync(async () =>
            await App.Database.ScalarAsync<long>($"select count(*) from cohort_member where person_id = '{person.Id}'") == 1);
    }

    internal async Task<PairMatched?> MatchOfAsync(PoolMember person)
    {
        await TickedAsync();
        return (await App.PublishedAsync<PairMatched>()).LastOrDefault(m => m.CandidateId == person.Id || m.InterviewerId == person.Id);
    }

    /// <summary>The time that a tick waits for others has gone by, and everything is quiet.</summary>
    internal async Task TickedAsync(int minutes = 1)
    {
        await App.SettledAsync();
        var now = (await _clock.Value.NextDueAsync(new())).Now.ToInstant();
        await _clock.Value.AdvanceToAsync(new() { Instant = (now + Duration.FromMinutes(minutes)).ToTimestamp() });
        await App.SettledAsync();
    }

    internal static Instant Hour(int fromNow)
    {
        var now = SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds();
        return Instant.FromUnixTimeSeconds(now / 3600 * 3600 + 3600L * fromNow);
    }

    internal static InterviewBooked Booked(PairMatched match, Guid interview, int version = 1) => new(interview, null, match.CohortId, match.CandidateId,
        "pool", Neighbours.TrackHash, match.StageId, match.Start, match.End, [new BookedSeat(match.InterviewerId, match.Role, false)], match.MatchId, version);

    internal static async Task<RpcException> RefusedAsync(StatusCode code, Func<Task> call)
    {
        var error = await Should.ThrowAsync<RpcException>(call);
        error.StatusCode.ShouldBe(code, error.Status.Detail);
        return error;
    }
}

/// <summary>Somebody who may wait in the pool.</summary>
sealed record PoolMember(Guid Id, Guid Cohort, MatchingApp Owner)
{
    public Client Calls { get; } = new(Owner.App.As(Owner.App.Platform.Realm.Token(Id)));

    public async Task<PoolTicket> JoinAsync(string role = "", string key = "") =>
        await JoinAsync(new JoinPoolRequest { Role = role, IdempotencyKey = key });

    public async Task<PoolTicket> JoinAsync(JoinPoolRequest request)
    {
        (request.CohortId, request.StageId) = (Cohort.ToString(), "coding");
        return await Calls.JoinPoolAsync(request);
    }

    public async Task<PoolTicket> LookAsync(PoolTicket ticket) =>
        await Calls.GetPoolTicketAsync(new GetPoolTicketRequest { TicketId = ticket.TicketId });
}
