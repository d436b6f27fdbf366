using Grpc.Core;
using Mockloop.Contracts.Debrief;
using Mockloop.Debrief.Cards;
using Mockloop.Debrief.Committees;
using Mockloop.Debrief.Interviews;
using Mockloop.ServiceDefaults.Errors;
using Vote = Mockloop.Debrief.Engine.Recommendation;

namespace Mockloop.Debrief;

/// <summary>Proto in, proto out.</summary>
sealed class DebriefGrpcService(
    ListMyCards listMyCards, GetCard getCard, SaveCard saveCard, SubmitCard submitCard, GetStageDebrief getStageDebrief,
    ListByCohort listByCohort, RateInterviewer rateInterviewer, ListMyCommittees listMyCommittees, GetCommittee getCommittee,
    CastVote castVote) : DebriefService.DebriefServiceBase
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

    public override async Task<Committee> CastVote(CastVoteRequest request, ServerCallContext context)
    {
        var loopId = Ids.Parse(request.LoopId, "loop_id");
        var vote = (Vote)Require.Known(request.Vote, "vote");
        await castVote.RunAsync(loopId, vote, request.Rationale, context.CancellationToken);
        return await getCommittee.RunAsync(loopId, context.CancellationToken);
    }
}
