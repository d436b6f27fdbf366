using NodaTime;

namespace Mockloop.Matching.Engine.Pairing;

/// <summary>Somebody who waits in the pool of one cohort and stage.</summary>
/// <param name="Role">Role they would interview in; empty when they wait as the candidate.</param>
/// <param name="Place">Place in line, lower first; ties go by <paramref name="Id"/>.</param>
/// <param name="Free">Spans in which they can be booked.</param>
public sealed record Waiting(Guid Id, Guid PersonId, string Role, long Place, IReadOnlyList<Interval> Free);

/// <summary>A candidate's and an interviewer's ticket with the earliest slot both are free in.</summary>
public sealed record Pair(Guid CandidateTicket, Guid InterviewerTicket, Instant Start, Instant End);

/// <summary>
/// Pairs in the order of the line: each candidate gets the first interviewer in line with whom a common slot exists.
/// Nobody is in two pairs; a pair in <c>met</c> (candidate, interviewer) is not made again.
/// </summary>
public static class FirstInLine
{
    /// <param name="minutes">Length of the interview.</param>
    /// <param name="granularity">Starts lie on this grid of UTC minutes.</param>
    /// <param name="notBefore">Earliest start.</param>
    public static IReadOnlyList<Pair> Match(
        IReadOnlyList<Waiting> line, IReadOnlySet<(Guid Candidate, Guid Interviewer)> met,
        int minutes, int granularity, Instant notBefore)
    {
        var sorted = line.OrderBy(w => w.Place).ThenBy(w => w.Id).ToList();
        var interviewers = sorted.Where(w => w.Role.Length > 0).ToList();
        var taken = new HashSet<Guid>();
        var pairs = new List<Pair>();
        foreach (var candidate in sorted.Where(w => w.Role.Length == 0))
        {
            if (taken.Contains(candidate.PersonId))
                continue;
            foreach (var interviewer in interviewers)
            {
                if (taken.Contains(interviewer.PersonId) || interviewer.PersonId == candidate.PersonId
                    || met.Contains((candidate.PersonId, interviewer.PersonId))
                    || CommonStart(candidate.Free, interviewer.Free, minutes, granularity, notBefore) is not { } start)
                    continue;
                taken.UnionWith([candidate.PersonId, interviewer.PersonId]);
                pairs.Add(new Pair(candidate.Id, interviewer.Id, start, start + Duration.FromMinutes(minutes)));
                break;
            }
        }
        return pairs;
    }

    static Instant? CommonStart(
        IReadOnlyList<Interval> mine, IReadOnlyList<Interval> theirs, int minutes, int granularity, Instant notBefore)
    {
        Instant? best = null;
        foreach (var a in mine)
            foreach (var b in theirs)
            {
                var start = OnGrid(Instant.Max(Instant.Max(a.Start, b.Start), notBefore), granularity);
                if (start + Duration.FromMinutes(minutes) <= Instant.Min(a.End, b.End) && (best is null || start < best))
                    best = start;
            }
        return best;
    }

    static Instant OnGrid(Instant at, int granularity)
    {
        var step = granularity * 60L;
        var seconds = (long)Math.Ceiling((at - NodaConstants.UnixEpoch).TotalSeconds);
        return Instant.FromUnixTimeSeconds((seconds + step - 1) / step * step);
    }
}
