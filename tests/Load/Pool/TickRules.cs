using Mockloop.Contracts.Matching;
using Mockloop.Matching.Engine.Pooling;
using Mockloop.Matching.Pool;
using NodaTime;
using PoolPart = Mockloop.Matching.Engine.Pooling.PoolPart;

namespace Mockloop.Load.Pool;

/// <summary>
/// The rules a tick must keep, looked at pair by pair without the solver: who is matched may be matched; nobody who returned
/// or whose patience is over is left while a partner who could be theirs goes to somebody behind them or stays alone.
/// </summary>
/// <param name="line">The tickets the tick had, those it matched included.</param>
/// <param name="made">The matches.</param>
/// <param name="busy">Times promised to people before.</param>
/// <param name="met">Stage, candidate and interviewer of interviews held or to come.</param>
/// <param name="began">Before the tick read its clock.</param>
/// <param name="ended">After it did.</param>
/// <param name="findings">Where what is broken goes.</param>
sealed class TickRules(
    List<Ticket> line, List<PairMatched> made, ILookup<Guid, Interval> busy, HashSet<(string Stage, Guid Candidate, Guid Interviewer)> met,
    Instant began, Instant ended, Findings findings)
{
    static readonly Duration Lead = Duration.FromMinutes(15), LiveHorizon = Duration.FromHours(2), Step = Duration.FromMinutes(15), Patience = Step * 3;
    readonly Dictionary<(string, Guid), Ticket> tickets = line.ToDictionary(t => (t.StageId, t.PersonId));

    public void Check()
    {
        var partner = new Dictionary<Ticket, Ticket>();
        foreach (var match in made)
        {
            var (candidate, interviewer) = (tickets[(match.StageId, match.CandidateId)], tickets[(match.StageId, match.InterviewerId)]);
            CheckMatch(match, candidate, interviewer);
            if (!partner.TryAdd(candidate, interviewer) || !partner.TryAdd(interviewer, candidate))
                findings.Violation($"a ticket is matched twice in one tick: {match}");
            findings.Count(match.Back is null ? "one-way matches" : "two-way matches");
            findings.Waited((ended - candidate.WaitingSince).TotalMinutes);
            findings.Waited((ended - interviewer.WaitingSince).TotalMinutes);
        }
        foreach (var left in line.Where(t => !partner.ContainsKey(t) && began - t.WaitingSince >= Patience))
            CheckLeft(left, partner);
    }

    void CheckMatch(PairMatched match, Ticket candidate, Ticket interviewer)
    {
        Interval[] times = [Time(match.Start, match.End), .. match.Back is { } back ? (Interval[])[Time(back.Start, back.End)] : []];
        var free = Array.TrueForAll(times, time => Free(candidate, ended).Any(f => f.Start <= time.Start && time.End <= f.End) && Free(interviewer, ended).Any(f => f.Start <= time.Start && time.End <= f.End));
        var parts = candidate.Wish.Part.HasFlag(PoolPart.Candidate) && interviewer.Wish.Part.HasFlag(PoolPart.Interviewer) && interviewer.Wish.Role == match.Role
            && (match.Back is null || (candidate.Wish.Part == PoolPart.Both && interviewer.Wish.Part == PoolPart.Both && candidate.Wish.Role == match.Back.Role));
        var levels = Math.Abs(candidate.Wish.Level - interviewer.Wish.Level);
        var waited = ended - Instant.Min(candidate.WaitingSince, interviewer.WaitingSince);
        var allowed = levels <= (waited >= Step * 2 ? 4 : waited >= Step ? 2 : 1);
        if (!free || !parts || !allowed || MayNot(candidate, interviewer) || match.CandidateId == match.InterviewerId || !candidate.Wish.Languages.Intersect(interviewer.Wish.Languages).Any())
            findings.Violation($"a match that may not be (free {free}, parts {parts}, criteria {allowed}): {match}");
    }

    void CheckLeft(Ticket left, Dictionary<Ticket, Ticket> partner)
    {
        foreach (var other in line.Where(o => o.StageId == left.StageId && o != left && Could(left, o)))
        {
            if (!partner.TryGetValue(other, out var gotOther))
                findings.Violation($"{left.Id} and {other.Id} could have met and both still wait");
            else if (Before(left, gotOther))
                findings.Violation($"{other.Id} went to {gotOther.Id}, behind {left.Id} in the line");
            else
                findings.Count("partners that went to somebody ahead");
        }
    }

    // Under the fully relaxed criteria; times that other stages took of either this time count as taken.
    bool Could(Ticket a, Ticket b) => (Could(a, b, a) || Could(a, b, b)) && !Avoids(a, b) && !Avoids(b, a) && a.Wish.Languages.Intersect(b.Wish.Languages).Any() && CommonStart(a, b);

    bool Could(Ticket a, Ticket b, Ticket candidate)
    {
        var interviewer = candidate == a ? b : a;
        return candidate.Wish.Part.HasFlag(PoolPart.Candidate) && interviewer.Wish.Part.HasFlag(PoolPart.Interviewer)
            && !met.Contains((a.StageId, candidate.PersonId, interviewer.PersonId));
    }

    bool MayNot(Ticket candidate, Ticket interviewer) =>
        Avoids(candidate, interviewer) || Avoids(interviewer, candidate) || met.Contains((candidate.StageId, candidate.PersonId, interviewer.PersonId));

    static bool Avoids(Ticket a, Ticket b) => a.Wish.Avoided.Contains(b.PersonId) || a.Standing.NeverWith.Contains(b.PersonId) || a.RefusedWith.Count(p => p == b.PersonId) > 1;

    bool CommonStart(Ticket a, Ticket b)
    {
        var step = Duration.FromMinutes(PoolWorld.GranularityMinutes);
        var start = Instant.FromUnixTimeSeconds((ended + Lead).ToUnixTimeSeconds() / 60 / PoolWorld.GranularityMinutes * 60 * PoolWorld.GranularityMinutes);
        List<Interval> mine = [.. Free(a, began)], theirs = [.. Free(b, began)], taken = [.. Elsewhere(a.PersonId), .. Elsewhere(b.PersonId)];
        for (var at = start; at < began + Duration.FromDays(8); at += step)
        {
            var end = at + Duration.FromMinutes(a.Minutes);
            if (at >= ended + Lead && mine.Exists(f => f.Start <= at && end <= f.End) && theirs.Exists(f => f.Start <= at && end <= f.End)
                && !taken.Exists(t => t.Start < end && at < t.End))
                return true;
        }
        return false;

        IEnumerable<Interval> Elsewhere(Guid person) => made.Where(m => m.StageId != a.StageId && (m.CandidateId == person || m.InterviewerId == person))
            .Select(m => Time(m.Start, m.Back?.End ?? m.End));
    }

    IEnumerable<Interval> Free(Ticket ticket, Instant at)
    {
        var free = CommonTime.Without([.. ticket.Standing.Free], busy[ticket.PersonId]);
        return ticket.Wish.Live ? CommonTime.Without(free, [new Interval(at + LiveHorizon, Instant.MaxValue)]) : free;
    }

    static bool Before(Ticket a, Ticket b) =>
        (b.Returned ? 1 : 0, a.WaitingSince, a.Id).CompareTo((a.Returned ? 1 : 0, b.WaitingSince, b.Id)) < 0;

    static Interval Time(DateTimeOffset start, DateTimeOffset end) => new(Instant.FromDateTimeOffset(start), Instant.FromDateTimeOffset(end));
}
