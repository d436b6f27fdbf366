using Grpc.Core;
using Mockloop.Contracts.Debrief;
using Mockloop.Debrief.Cards;
using Mockloop.Debrief.Committees;
using Mockloop.Debrief.Interviews;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using Vote = Mockloop.Debrief.Engine.Recommendation;

namespace Mockloop.Debrief;

/// <summary>Proto in, proto out.</summary>
sealed class DebriefGrpcService(
    ListMyCards listMyCards, GetCard getCard, SaveCard saveCard, SubmitCard submitCard, AmendCard amendCard,
    VerifyCard verifyCard, ListCardReads listCardReads, GetStageDebrief getStageDebrief,
    ListByCohort listByCohort, RateInterviewer rateInterviewer, ListMyCommittees listMyCommittees, GetCommittee getCommittee,
    CommitteeDeed deeds, SeatPanelist seatPanelist, DomainClock clock) : DebriefService.DebriefServiceBase
{
    public override Task<ListCardsReply> ListMyCards(ListMyCardsRequest request, ServerCallContext context) =>
        listMyCards.RunAsync(request, context.CancellationToken);

    public override Task<Contracts.Debrief.Card> GetCard(GetCardRequest request, ServerCallContext context) =>
        getCard.RunAsync(Ids.Parse(request.CardId, "card_id"), context.CancellationToken);

    public override async Task<Contracts.Debrief.Card> SaveCard(SaveCardRequest request, ServerCallContext context)
    {
        var id = Ids.Parse(request.CardId, "card_id");
        await saveCard.RunAsync(id, CardView.Parse(request.Content), request.Etag, context.CancellationToken);
        return await getCard.RunAsync(id, context.CancellationToken);
    }

    public override async Task<Contracts.Debrief.Card> SubmitCard(SaveCardRequest request, ServerCallContext context)
    {
        var id = Ids.Parse(request.CardId, "card_id");
        await submitCard.RunAsync(id, CardView.Parse(Require.Present(request.Content, "content")), request.Etag, context.CancellationToken);
        return await getCard.RunAsync(id, context.CancellationToken);
    }

    public override async Task<Contracts.Debrief.Card> AmendCard(SaveCardRequest request, ServerCallContext context)
    {
        var id = Ids.Parse(request.CardId, "card_id");
        await amendCard.RunAsync(id, CardView.Parse(Require.Present(request.Content, "content")), request.Etag, context.CancellationToken);
        return await getCard.RunAsync(id, context.CancellationToken);
    }

    public override Task<CardVerification> VerifyCard(VerifyCardRequest request, ServerCallContext context) =>
        verifyCard.RunAsync(Ids.Parse(request.CardId, "card_id"), request.Commitment, context.CancellationToken);

    public override Task<ListCardReadsReply> ListCardReads(ListCardReadsRequest request, ServerCallContext context) =>
        listCardReads.RunAsync(request, context.CancellationToken);

    public override Task<StageDebrief> GetStageDebrief(GetStageDebriefRequest request, ServerCallContext context) =>
        getStageDebrief.RunAsync(Ids.Parse(request.InterviewId, "interview_id"), context.CancellationToken);

    public override Task<ListByCohortReply> ListByCohort(ListByCohortRequest request, ServerCallContext context) =>
        listByCohort.RunAsync(request, context.CancellationToken);

    public override async Task<RateInterviewerReply> RateInterviewer(RateInterviewerRequest request, ServerCallContext context)
    {
        await rateInterviewer.RunAsync(Ids.Parse(request.InterviewId, "interview_id"), Ids.Parse(request.InterviewerId, "interviewer_id"),
            request.Clarity, request.Fairness, request.Preparedness, request.Note, context.CancellationToken);
        return new RateInterviewerReply();
    }

    public override Task<ListCommitteesReply> ListMyCommittees(ListMyCommitteesRequest request, ServerCallContext context) =>
        listMyCommittees.RunAsync(request, context.CancellationToken);

    public override Task<Committee> GetCommittee(GetCommitteeRequest request, ServerCallContext context) =>
        getCommittee.RunAsync(Ids.Parse(request.LoopId, "loop_id"), context.CancellationToken);

    public override Task<Committee> CastVote(CastVoteRequest request, ServerCallContext context)
    {
        var vote = (Vote)Require.Known(request.Vote, "vote");
        var why = Require.Length(request.Rationale, 0, StatementView.LongestText, "rationale");
        return DoAsync(request.LoopId, (committee, me) => committee.Vote(me, vote, why, clock.Now), context.CancellationToken);
    }

    public override async Task<Committee> Speak(SpeakRequest request, ServerCallContext context)
    {
        var (loopId, draft, ct) = (Ids.Parse(request.LoopId, "loop_id"), StatementView.Parse(request), context.CancellationToken);
        await deeds.RunAsync(loopId, (committee, me, packet) => committee.Speak(me, draft, request.Done, packet, clock.Now), ct);
        return await getCommittee.RunAsync(loopId, ct);
    }

    public override Task<Committee> ChangeMind(ChangeMindRequest request, ServerCallContext context)
    {
        var to = (Vote)Require.Known(request.To, "to");
        var why = Require.Length(request.Reason, 0, StatementView.LongestText, "reason");
        return DoAsync(request.LoopId, (committee, me) => committee.ChangeMind(me, to, request.MovedBy, why, clock.Now), context.CancellationToken);
    }

    public override Task<Committee> CastFinalVote(CastFinalVoteRequest request, ServerCallContext context)
    {
        var vote = (Vote)Require.Known(request.Vote, "vote");
        var why = Require.Length(request.Rationale, 0, StatementView.LongestText, "rationale");
        return DoAsync(request.LoopId, (committee, me) => committee.FinalVote(me, vote, request.MovedBy, why, clock.Now), context.CancellationToken);
    }

    public override async Task<RecuseReply> Recuse(RecuseRequest request, ServerCallContext context)
    {
        var why = Require.Length(request.Reason, 0, StatementView.LongestText, "reason");
        await deeds.RunAsync(Ids.Parse(request.LoopId, "loop_id"), (committee, me) => committee.Recuse(me, why, clock.Now), context.CancellationToken);
        return new RecuseReply();
    }

    public override async Task<Committee> SeatPanelist(SeatPanelistRequest request, ServerCallContext context)
    {
        var loopId = Ids.Parse(request.LoopId, "loop_id");
        await seatPanelist.RunAsync(loopId, request.Role, Ids.Parse(request.PersonId, "person_id"), context.CancellationToken);
        return await getCommittee.RunAsync(loopId, context.CancellationToken);
    }

    async Task<Committee> DoAsync(string loop, Action<Engine.Committees.Committee, Guid> deed, CancellationToken ct)
    {
        var loopId = Ids.Parse(loop, "loop_id");
        await deeds.RunAsync(loopId, deed, ct);
        return await getCommittee.RunAsync(loopId, ct);
    }
}
