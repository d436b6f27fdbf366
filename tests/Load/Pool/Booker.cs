using System.Collections.Concurrent;
using System.Text.Json;
using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Scheduling;
using Mockloop.Matching.Pool;
using NodaTime;
using Npgsql;

namespace Mockloop.Load.Pool;

/// <summary>
/// Scheduling and the broker: takes the matches out of the outbox, books them whole or refuses them, cancels some later;
/// every answer is delivered at least once, in any order, to any replica.
/// </summary>
sealed class Booker(PoolWorld world, Func<PoolReplica> replica, NpgsqlDataSource source, Findings findings, int seed)
{
    const int Batch = 50, RefusedOf = 20, TwiceOf = 5, Retries = 3;
    readonly ConcurrentDictionary<Guid, Booked> matches = new();
    readonly ConcurrentDictionary<Guid, Func<Task>> undelivered = new();
    readonly ConcurrentDictionary<Guid, int> broken = new();
    readonly Random random = new(seed);

    /// <summary>A match and what became of it.</summary>
    public sealed record Booked(PairMatched Match, IReadOnlyList<(Guid Person, Interval Time)> Times, IReadOnlyList<Guid> Interviews)
    {
        public bool Stands { get; set; } = Interviews.Count > 0;
    }

    /// <summary>Every match, in no order.</summary>
    public IReadOnlyCollection<Booked> All => [.. matches.Values];

    /// <summary>Carries everything there is once; false when there was nothing.</summary>
    public async Task<bool> PumpAsync()
    {
        var news = await TakeAsync();
        foreach (var match in news)
            Answer(match);
        var some = undelivered.ToArray();
        random.Shuffle(some);
        foreach (var (id, deliver) in some)
            await TryAsync(id, deliver);
        return news.Count + some.Length > 0;
    }

    /// <summary>Cancels some interview that stands, both halves of a two-way mock one after the other.</summary>
    public void CancelOne()
    {
        if (matches.Values.Where(m => m.Stands).OrderBy(_ => random.Next()).FirstOrDefault() is not { } booked)
            return;
        booked.Stands = false;
        world.Cancel(booked.Times);
        foreach (var interview in booked.Interviews)
            Send<InterviewCancelled, InterviewCancelledConsumer>(new(interview, null, booked.Match.CohortId, "Cancelled by the organizer.", 2));
        findings.Count("cancelled");
    }

    /// <summary>Somebody leaves: their interviews are cancelled, and the pool is told.</summary>
    public void Withdraw(Guid cohort, Guid person)
    {
        world.Withdraw(cohort, person);
        Send<MemberWithdrew, MemberWithdrewConsumer>(new(cohort, person, 2));
        foreach (var booked in matches.Values.Where(m => m.Stands && m.Match.CohortId == cohort && (m.Match.CandidateId == person || m.Match.InterviewerId == person)))
        {
            booked.Stands = false;
            world.Cancel(booked.Times);
            foreach (var interview in booked.Interviews)
                Send<InterviewCancelled, InterviewCancelledConsumer>(new(interview, null, cohort, "Somebody left.", 2));
        }
    }

    void Answer(PairMatched match)
    {
        if (!matches.TryAdd(match.MatchId, Decide(match)))
        {
            findings.Violation($"match {match.MatchId} was published twice");
            return;
        }
        var booked = matches[match.MatchId];
        if (booked.Interviews.Count == 0)
        {
            Send<PairRefused, PairRefusedConsumer>(new(match.MatchId, "Somebody was booked meanwhile."));
            findings.Count("refused");
            return;
        }
        findings.Count("booked");
        Send<InterviewBooked, InterviewBookedConsumer>(BookedHalf(match, booked.Interviews[0]));
        if (match.Back is { } back)
            Send<InterviewBooked, InterviewBookedConsumer>(BookedHalf(match with
            {
                MatchId = back.MatchId, CandidateId = match.InterviewerId, InterviewerId = match.CandidateId, Start = back.Start, End = back.End,
            }, booked.Interviews[1]));
    }

    Booked Decide(PairMatched match)
    {
        List<Interval> times = [new(Instant.FromDateTimeOffset(match.Start), Instant.FromDateTimeOffset(match.End))];
        if (match.Back is { } back)
            times.Add(new(Instant.FromDateTimeOffset(back.Start), Instant.FromDateTimeOffset(back.End)));
        var wanted = times.SelectMany(t => new[] { (match.CandidateId, t), (match.InterviewerId, t) }).ToList();
        var books = world.IsMember(match.CohortId, match.CandidateId) && world.IsMember(match.CohortId, match.InterviewerId)
            && random.Next(RefusedOf) > 0 && world.TryBook(wanted);
        return new(match, wanted, books ? [.. times.Select(_ => Guid.CreateVersion7())] : []);
    }

    static InterviewBooked BookedHalf(PairMatched half, Guid interview) => new(interview, null, half.CohortId, half.CandidateId, PoolWorld.Track.Id,
        PoolWorld.Track.Hash, half.StageId, half.Start, half.End, [new BookedSeat(half.InterviewerId, half.Role, false)], half.MatchId, 1);

    void Send<TEvent, TConsumer>(TEvent message) where TEvent : class where TConsumer : class, MassTransit.IConsumer<TEvent>
    {
        var id = Guid.CreateVersion7();
        undelivered[id] = async () =>
        {
            await replica().DeliverAsync<TEvent, TConsumer>(id, message);
            if (random.Next(TwiceOf) == 0)
                await replica().DeliverAsync<TEvent, TConsumer>(id, message);
        };
    }

    async Task TryAsync(Guid id, Func<Task> deliver)
    {
        try
        {
            await deliver();
            undelivered.TryRemove(id, out _);
            findings.Count("deliveries");
        }
        catch (Exception e) when (PoolPlay.IsWhatHappens(e))
        {
            findings.Count("deliveries repeated"); // the broker brings it again
        }
        catch (Exception e)
        {
            // As the bus does: once more, and what broke by who came at the same moment then holds; given up after the last.
            if (broken.AddOrUpdate(id, 1, (_, times) => times + 1) <= Retries)
            {
                findings.Count("deliveries tried again");
                return;
            }
            findings.Violation($"a delivery broke {Retries + 1} times: {e}");
            undelivered.TryRemove(id, out _);
        }
    }

    async Task<List<PairMatched>> TakeAsync()
    {
        await using var command = source.CreateCommand($"""
            update outbox_message set sent_at = now() where id in (
                select id from outbox_message where sent_at is null order by seq limit {Batch} for update skip locked)
            returning payload
            """);
        var taken = new List<PairMatched>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            taken.Add(JsonSerializer.Deserialize<PairMatched>(reader.GetString(0), JsonSerializerOptions.Web)!);
        return taken;
    }
}
