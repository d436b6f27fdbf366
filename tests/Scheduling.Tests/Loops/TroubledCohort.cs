using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults.Data;

namespace Mockloop.Scheduling.Tests.Loops;

/// <summary>A cohort to which everything happens: each step is drawn from the seed, and several run at once.</summary>
sealed class TroubledCohort(SchedulingApp app, TestCohort cohort, Random random)
{
    const int MostLeave = 2;
    static readonly StatusCode[] Refusals =
        [StatusCode.Aborted, StatusCode.FailedPrecondition, StatusCode.PermissionDenied, StatusCode.InvalidArgument, StatusCode.Unavailable];

    readonly List<Someone> _left = [];
    int _moves;

    /// <summary>Who gave a seat up in which slot, as answered.</summary>
    public List<(string Interview, string Person, Google.Protobuf.WellKnownTypes.Timestamp Slot)> Declined { get; } = [];

    public IReadOnlyList<Someone> Left => _left;

    /// <summary>So many things at once; refusals are answers, anything else is a fault.</summary>
    public async Task HappenAsync(int count)
    {
        var interviews = (await cohort.LoopsAsync()).SelectMany(l => l.Interviews).Where(i => i.State == InterviewState.Booked).ToList();
        if (interviews.Count > 0)
            await Task.WhenAll(Enumerable.Range(0, count).Select(_ => TolerateAsync(Draw(interviews[random.Next(interviews.Count)]))));
        await PatientlyAsync(app.App.SettledAsync);
    }

    /// <summary>Repeats what met a connection that had died.</summary>
    public static async Task PatientlyAsync(Func<Task> step)
    {
        for (var attempt = 0; ; attempt++)
            try
            {
                await step();
                return;
            }
            catch (Exception e) when (attempt < 50 && e is Npgsql.NpgsqlException or InvalidOperationException or DbUpdateException
                or RpcException { StatusCode: StatusCode.Unavailable })
            {
                await Task.Delay(100);
            }
    }

    Func<Task> Draw(Interview interview)
    {
        var seat = interview.Seats[random.Next(interview.Seats.Count)].PersonId;
        return random.Next(20) switch
        {
            < 7 => () => DeclineAsync(interview, seat),
            < 8 => () => DeclineAsync(interview, interview.CandidateId),
            < 11 => () => TellAsync(NoShowOf(interview, random.Next(2) == 0 ? interview.CandidateId : seat)),
            < 12 => () => TellAsync(EndedOf(interview)),
            < 14 => LeaveAsync(),
            < 15 => () => CancelAsync(interview),
            < 17 => () => MoveAsync(interview),
            < 18 => () => cohort.PlanAsync(),
            _ => CrashAsync,
        };
    }

    static async Task TolerateAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (RpcException e)
        {
            Refusals.ShouldContain(e.StatusCode, e.Status.Detail);
        }
    }

    async Task DeclineAsync(Interview interview, string person)
    {
        var now = await cohort.People.Single(p => p.Id.ToString() == person).DeclineAsync(interview);
        // Somebody else may have moved it before, and then another slot was declined than the one that was seen.
        if (now.Start != interview.Start)
            return;
        lock (Declined)
            Declined.Add((interview.InterviewId, person, interview.Start));
    }

    Func<Task> LeaveAsync()
    {
        var staying = cohort.People.Except(_left).ToList();
        if (_left.Count >= MostLeave)
            return () => Task.CompletedTask;
        var leaving = staying[random.Next(staying.Count)];
        _left.Add(leaving);
        return () => WithdrawAsync(leaving);
    }

    // As a page would: until it is done.
    async Task WithdrawAsync(Someone leaving)
    {
        for (var attempt = 0; ; attempt++)
            try
            {
                await leaving.Calls.WithdrawAsync(new() { CohortId = cohort.Id.ToString() });
                return;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Aborted or StatusCode.Unavailable && attempt < 20)
            {
                await Task.Delay(100);
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.PermissionDenied && attempt > 0)
            {
                return;
            }
    }

    async Task CancelAsync(Interview interview) =>
        await cohort.Organizer.Calls.CancelInterviewAsync(new() { InterviewId = interview.InterviewId, Reason = "Room flooded." });

    // To minutes that no grid has, so that nothing comes back there by chance.
    async Task MoveAsync(Interview interview)
    {
        var minutes = 7 + 15 * Interlocked.Increment(ref _moves);
        await cohort.Organizer.Calls.MoveInterviewAsync(new()
        {
            InterviewId = interview.InterviewId,
            Start = interview.Start + Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(TimeSpan.FromMinutes(minutes)),
        });
    }

    // Told twice as two messages; the fixture shuffles and doubles each besides.
    Task TellAsync<T>(T news) where T : class => PatientlyAsync(() => app.App.TellAsync(db => db.Publish(news), db => db.Publish(news)));

    /// <summary>Every connection of the service dies in the middle of whatever it does.</summary>
    Task CrashAsync() => PatientlyAsync(() => app.App.Database.ScalarAsync<long>(
        "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"));

    NoShow NoShowOf(Interview interview, string absent) => new(Guid.CreateVersion7(), Guid.Parse(interview.InterviewId), cohort.Id,
        [Guid.Parse(absent)], true, interview.Start.ToDateTimeOffset().AddMinutes(10), 2,
        [.. PeopleOf(interview).Where(p => p.ToString() != absent)]);

    RoundEnded EndedOf(Interview interview) => new(Guid.CreateVersion7(), Guid.Parse(interview.InterviewId), cohort.Id,
        [.. PeopleOf(interview)], interview.End.ToDateTimeOffset(), 3);

    static IEnumerable<Guid> PeopleOf(Interview interview) => interview.Seats.Select(s => s.PersonId).Append(interview.CandidateId).Select(Guid.Parse);
}
