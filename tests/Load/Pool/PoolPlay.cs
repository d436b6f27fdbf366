using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Matching.Pool;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.TestServers;
using Npgsql;

namespace Mockloop.Load.Pool;

/// <summary>
/// Random events on the pool with two replicas: people join, leave, hold on, come back; time goes by; matches are booked,
/// refused, cancelled; processes are lost at any step. The plan of events comes from the seed, their interleaving from the machine.
/// </summary>
sealed class PoolPlay(int events, int seed, Findings findings)
{
    const int Actors = 4, Restarts = 4;
    readonly PoolReplica[] replicas = new PoolReplica[2];
    PoolWorld world = null!;
    PoolClock clock = null!;
    Booker booker = null!;
    string connection = "";
    TickWitness witness = null!;
    int played;

    /// <summary>Runs and checks; true when no rule was broken.</summary>
    public async Task<bool> RunAsync(Action<string> say)
    {
        var began = Stopwatch.StartNew();
        await using var database = await PoolDatabase.NewAsync();
        connection = database.ConnectionString;
        await using var source = NpgsqlDataSource.Create(connection);
        clock = new PoolClock(source);
        world = new PoolWorld(seed, () => clock.Now);
        await PoolDatabase.AddMembersAsync(source, world);
        witness = new TickWitness(findings);
        for (var i = 0; i < replicas.Length; i++)
            replicas[i] = await PoolReplica.StartAsync(connection, world, witness);
        booker = new Booker(world, () => replicas[Environment.TickCount64 / 3 % 2], source, findings, seed);

        using var stop = new CancellationTokenSource();
        var pump = PumpAsync(stop.Token);
        var restarts = RestartsAsync(stop.Token);
        await Task.WhenAll(Enumerable.Range(0, Actors).Select(actor => PlayAsync(new Random(seed * Actors + actor), say)));
        var rate = played / began.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        await Task.WhenAll(pump, restarts);
        await new PoolEnd(source, booker, clock, findings).CheckAsync();
        findings.Count("processes lost", replicas.Sum(r => r.Process.Losses));
        foreach (var replica in replicas)
            await replica.DisposeAsync();
        Report(say, began.Elapsed, rate);
        return findings.Violations.Count == 0;
    }

    /// <summary>What calls and deliveries end with in such a life: the process was lost, the state did not allow it, another was faster.</summary>
    public static bool IsWhatHappens(Exception e) => e is ProcessLostException or DomainException or DbUpdateConcurrencyException or ObjectDisposedException or OperationCanceledException
        || e.InnerException is ProcessLostException || e is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected } || e.InnerException is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected };

    async Task PlayAsync(Random random, Action<string> say)
    {
        while (Interlocked.Increment(ref played) is var number && number <= events)
        {
            if (number % Math.Max(1, events / 10) == 0)
                say($"{number} events, {findings.Table()}");
            try
            {
                await OneAsync(random);
            }
            catch (Exception e) when (IsWhatHappens(e))
            {
                findings.Count(e is ProcessLostException || e.InnerException is ProcessLostException ? "calls without an answer" : "calls refused");
            }
            catch (Exception e)
            {
                findings.Violation($"a call broke: {e}");
            }
        }
        Interlocked.Decrement(ref played);
    }

    Task OneAsync(Random random)
    {
        var (cohort, people) = world.All[random.Next(world.All.Count)];
        var (person, replica) = (people[random.Next(people.Length)], replicas[random.Next(2)]);
        return random.Next(100) switch
        {
            < 52 => JoinAsync(replica, cohort, person, people, random),
            < 62 => WithTicketAsync(replica, cohort, person, random, (own, id) => own.LeaveAsync(new() { TicketId = id }, default), "leave"),
            < 72 => WithTicketAsync(replica, cohort, person, random, (own, id) => own.HoldAsync(new() { TicketId = id }, default), "hold"),
            < 74 => WithTicketAsync(replica, cohort, person, random, (own, id) => own.GetAsync(new() { TicketId = id }, default), "look"),
            < 86 => Counted("time goes by", () => clock.AdvanceAsync(TimeSpan.FromSeconds(random.Next(1, 120)))),
            < 91 => Counted("tick asked for", () => clock.TickAsync(cohort)),
            < 94 => Counted("crash", () => { replica.Process.LoseAfter(random.Next(3) == 0 ? 0 : random.Next(1, 60)); return Task.CompletedTask; }),
            < 99 => Counted("cancel", () => { booker.CancelOne(); return Task.CompletedTask; }),
            _ => random.Next(4) > 0 ? Task.CompletedTask : Counted("withdraw", () => { booker.Withdraw(cohort, person); return Task.CompletedTask; }),
        };
    }

    Task Counted(string what, Func<Task> act)
    {
        findings.Count($"× {what}");
        return act();
    }

    async Task JoinAsync(PoolReplica replica, Guid cohort, Guid person, Guid[] people, Random random)
    {
        findings.Count("× join");
        if (!world.IsMember(cohort, person))
            return;
        var part = random.Next(10) switch { < 4 => PoolPart.Candidate, < 7 => PoolPart.Interviewer, _ => PoolPart.Both };
        var request = new JoinPoolRequest
        {
            CohortId = cohort.ToString(),
            StageId = PoolWorld.Track.Stages[random.Next(2)].Id,
            Part = part,
            Role = part == PoolPart.Candidate ? "" : "engineer",
            Level = random.Next(1, 6),
            Languages = { (string[])[.. random.Next(10) switch { < 6 => (string[])["en"], < 8 => ["fr", "en"], < 9 => ["de", "en"], _ => ["fr"] }] },
            AvoidedPersonIds = { Enumerable.Range(0, random.Next(3)).Select(_ => people[random.Next(people.Length)].ToString()) },
            Live = random.Next(8) == 0,
        };
        // Two at once, as an impatient hand sends them: one place at most.
        var calls = Enumerable.Range(0, random.Next(6) == 0 ? 2 : 1).Select(i => (i == 0 ? replica : replicas[random.Next(2)])
            .CallAsync<JoinPool, PoolTicket>(person, join => join.HandleAsync(request, default)));
        await Task.WhenAll(calls);
        findings.Count("joined");
    }

    async Task WithTicketAsync(PoolReplica replica, Guid cohort, Guid person, Random random, Func<OwnTicket, string, Task<PoolTicket>> call, string what)
    {
        findings.Count($"× {what}");
        var mine = await replica.CallAsync<OwnTicket, ListMyPoolTicketsReply>(person, own => own.ListAsync(new() { CohortId = cohort.ToString() }, default));
        if (mine.Tickets.Count == 0)
            return;
        var ticket = mine.Tickets[random.Next(mine.Tickets.Count)];
        var reply = await replica.CallAsync<OwnTicket, PoolTicket>(person, own => call(own, ticket.TicketId));
        if (what == "leave" && reply.State != TicketState.Left)
            findings.Violation($"who left is {reply.State}: {reply.TicketId}");
    }

    async Task PumpAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            if (!await booker.PumpAsync())
                await Task.Delay(5, CancellationToken.None);
    }

    // A process that ends in order, too, and a new one that finds what was left.
    async Task RestartsAsync(CancellationToken stop)
    {
        for (var done = 0; done < Restarts && !stop.IsCancellationRequested;)
        {
            await Task.Delay(50, CancellationToken.None);
            if (played < events / (Restarts + 1) * (done + 1))
                continue;
            var old = replicas[done % 2];
            replicas[done % 2] = await PoolReplica.StartAsync(connection, world, witness);
            findings.Count("processes lost", old.Process.Losses);
            await old.DisposeAsync();
            findings.Count("restarts");
            done++;
        }
    }

    void Report(Action<string> say, TimeSpan took, double rate)
    {
        var (half, p99, most) = findings.Waits();
        say($"seed {seed}: {events} events in {took.TotalSeconds:0} s ({rate:0}/s); {findings.Table()}");
        say($"waits of who was matched: half {half:0.0} min, 99 % {p99:0.0} min, longest {most:0.0} min; after 45 min no partner went to anybody behind: {findings["violations"]} times broken");
        foreach (var violation in findings.Violations)
            say($"VIOLATION {violation}");
    }
}
