using Grpc.Core;
using Mockloop.Contracts;
using Mockloop.Contracts.Debrief;
using Mockloop.Simulator.Cast;
using Mockloop.Simulator.Platform;

namespace Mockloop.Simulator.Play;

/// <summary>Members with a chair read the packet, vote, name what speaks for and against, and vote again.</summary>
sealed class CommitteesAtPlay(CohortAtPlay cohort)
{
    /// <summary>How many votes were cast and rounds finished.</summary>
    internal async Task<int> ActAsync(CancellationToken stop)
    {
        var acted = 0;
        foreach (var member in cohort.Members)
        {
            var mine = (await new ListMyCommitteesRequest().AllAsync(r => member.Debrief.ListMyCommitteesAsync(r, cancellationToken: stop))).Committees;
            foreach (var open in mine.Where(c => c.CohortId == cohort.Id && c.Chairs.Any(h => h.PersonId == member.PersonId && h.Owes)))
            {
                await ActAsync(member, await member.Debrief.GetCommitteeAsync(new() { LoopId = open.LoopId }, cancellationToken: stop), stop);
                acted++;
            }
        }

        return acted;
    }

    static async Task ActAsync(Actor member, Committee committee, CancellationToken stop)
    {
        try
        {
            await (committee.Phase switch
            {
                CommitteePhase.FirstVote => VoteAsync(member, committee, stop),
                CommitteePhase.Evidence => NameEvidenceAsync(member, committee, stop),
                CommitteePhase.FinalVote => VoteFinallyAsync(member, committee, stop),
                _ => SpeakAsync(member, committee, new() { Done = true }, stop),
            });
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.AlreadyExists)
        {
            // Done before an answer was lost.
        }
    }

    static async Task VoteAsync(Actor member, Committee committee, CancellationToken stop)
    {
        var (vote, why) = Reviewer.Vote(committee);
        await member.Debrief.CastVoteAsync(new() { LoopId = committee.LoopId, Vote = vote, Rationale = why }, cancellationToken: stop);
    }

    static async Task NameEvidenceAsync(Actor member, Committee committee, CancellationToken stop)
    {
        if (Reviewer.Evidence(committee, strongest: true) is { } most)
            await SpeakAsync(member, committee, most, stop);
        var least = Reviewer.Evidence(committee, strongest: false) ?? new SpeakRequest();
        least.Done = true;
        await SpeakAsync(member, committee, least, stop);
    }

    static async Task SpeakAsync(Actor member, Committee committee, SpeakRequest request, CancellationToken stop)
    {
        request.LoopId = committee.LoopId;
        request.IdempotencyKey = $"{committee.LoopId} {committee.Phase} {request.Kind}";
        await member.Debrief.SpeakAsync(request, cancellationToken: stop);
    }

    // The cast hears nothing in the room that was not in the packet, so it stays with its first vote.
    static async Task VoteFinallyAsync(Actor member, Committee committee, CancellationToken stop)
    {
        var held = committee.Chairs.First(c => c.PersonId == member.PersonId).Vote;
        await member.Debrief.CastFinalVoteAsync(
            new() { LoopId = committee.LoopId, Vote = held, Rationale = "As before: nothing in the room outweighed the packet." }, cancellationToken: stop);
    }
}
