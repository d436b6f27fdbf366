using Grpc.Core;
using Mockloop.Contracts;
using Mockloop.Contracts.Debrief;
using Mockloop.Simulator.Cast;
using Mockloop.Simulator.Platform;

namespace Mockloop.Simulator.Play;

/// <summary>Members with a chair read the packet and vote.</summary>
sealed class CommitteesAtPlay(CohortAtPlay cohort)
{
    /// <summary>How many votes were cast.</summary>
    internal async Task<int> ActAsync(CancellationToken stop)
    {
        var acted = 0;
        foreach (var member in cohort.Members)
        {
            var mine = (await new ListMyCommitteesRequest().AllAsync(r => member.Debrief.ListMyCommitteesAsync(r, cancellationToken: stop))).Committees;
            foreach (var open in mine.Where(c => c.CohortId == cohort.Id && c.Decision is null && MayVote(c, member.PersonId)))
            {
                var committee = await member.Debrief.GetCommitteeAsync(new() { LoopId = open.LoopId }, cancellationToken: stop);
                var (vote, why) = Reviewer.Vote(committee);
                await VoteAsync(member, new() { LoopId = open.LoopId, Vote = vote, Rationale = why }, stop);
                acted++;
            }
        }

        return acted;
    }

    static async Task VoteAsync(Actor member, CastVoteRequest vote, CancellationToken stop)
    {
        try
        {
            await member.Debrief.CastVoteAsync(vote, cancellationToken: stop);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.AlreadyExists)
        {
            // Voted before an answer was lost.
        }
    }

    static bool MayVote(Committee committee, string personId) =>
        committee.Chairs.Any(c => c.PersonId == personId && !c.Voted);
}
