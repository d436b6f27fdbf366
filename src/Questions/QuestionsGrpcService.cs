using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Mockloop.Questions.Catalog;
using Mockloop.Questions.Delivery;
using Mockloop.Questions.Queue;
using Mockloop.Questions.Rounds;
using Mockloop.Questions.Submissions;
using Mockloop.ServiceDefaults.Limits;

namespace Mockloop.Questions;

/// <summary>Proto in, proto out. Who may do what is decided where the round is known.</summary>
sealed class QuestionsGrpcService(
    ListTracks listTracks, GetTrack getTrack, GetRound getRound, ListRounds listRounds, JoinRound joinRound, EndRound endRound,
    GetTimeline getTimeline, GetQuestion getQuestion, TakeHint takeHint, SubmitAnswer submitAnswer,
    SubmitCode submitCode, GetSubmission getSubmission, WatchSubmission watchSubmission, CancelSubmission cancelSubmission,
    GetGradingQueue getGradingQueue)
    : Proto.QuestionsService.QuestionsServiceBase
{
    const string Interview = "interview_id", Submission = "submission_id";

    [Authorize(Policies.PersonOrService)]
    public override Task<Proto.ListTracksReply> ListTracks(Proto.ListTracksRequest request, ServerCallContext context) =>
        listTracks.HandleAsync(request, context.CancellationToken);

    [Authorize(Policies.PersonOrService)]
    public override Task<Proto.Track> GetTrack(Proto.GetTrackRequest request, ServerCallContext context) =>
        getTrack.HandleAsync(request, context.CancellationToken);

    [Authorize(Policies.PersonOrService)]
    public override Task<Proto.Round> GetRound(Proto.GetRoundRequest request, ServerCallContext context) =>
        getRound.HandleAsync(Ids.Parse(request.InterviewId, Interview), context.CancellationToken);

    [Authorize(Policies.PersonOrService)]
    public override Task<Proto.ListRoundsReply> ListRounds(Proto.ListRoundsRequest request, ServerCallContext context) =>
        listRounds.HandleAsync(request, context.CancellationToken);

    [Authorize(Policies.PersonOrService)]
    public override Task<Proto.Timeline> GetTimeline(Proto.GetTimelineRequest request, ServerCallContext context) =>
        getTimeline.HandleAsync(request, context.CancellationToken);

    public override Task<Proto.Round> JoinRound(Proto.JoinRoundRequest request, ServerCallContext context) =>
        joinRound.HandleAsync(Ids.Parse(request.InterviewId, Interview), context.CancellationToken);

    public override Task<Proto.Round> EndRound(Proto.EndRoundRequest request, ServerCallContext context) =>
        endRound.HandleAsync(Ids.Parse(request.InterviewId, Interview), context.CancellationToken);

    public override Task<Proto.Question> GetQuestion(Proto.GetQuestionRequest request, ServerCallContext context) =>
        getQuestion.HandleAsync(Ids.Parse(request.InterviewId, Interview), context.CancellationToken);

    public override Task<Proto.Hint> TakeHint(Proto.TakeHintRequest request, ServerCallContext context) =>
        takeHint.HandleAsync(Ids.Parse(request.InterviewId, Interview), context.CancellationToken);

    public override Task<Proto.Answer> SubmitAnswer(Proto.SubmitAnswerRequest request, ServerCallContext context) =>
        submitAnswer.HandleAsync(Ids.Parse(request.InterviewId, Interview), request, context.CancellationToken);

    // 256 KiB of code, which JSON may write in up to four times as much.
    [CallLimits(Bytes = 1024 * 1024, IsSubmission = true)]
    public override Task<Proto.Submission> SubmitCode(Proto.SubmitCodeRequest request, ServerCallContext context) =>
        submitCode.HandleAsync(Ids.Parse(request.InterviewId, Interview), request, context.CancellationToken);

    public override Task<Proto.Submission> GetSubmission(Proto.GetSubmissionRequest request, ServerCallContext context) =>
        getSubmission.HandleAsync(Ids.Parse(request.SubmissionId, Submission), context.CancellationToken);

    public override Task WatchSubmission(
        Proto.GetSubmissionRequest request, IServerStreamWriter<Proto.Submission> responseStream, ServerCallContext context) =>
        watchSubmission.HandleAsync(Ids.Parse(request.SubmissionId, Submission), responseStream, context.CancellationToken);

    public override Task<Proto.Submission> CancelSubmission(Proto.CancelSubmissionRequest request, ServerCallContext context) =>
        cancelSubmission.HandleAsync(Ids.Parse(request.SubmissionId, Submission), context.CancellationToken);

    public override Task<Proto.GradingQueueState> GetGradingQueue(Proto.GetGradingQueueRequest request, ServerCallContext context) =>
        getGradingQueue.HandleAsync(Ids.Parse(request.CohortId, "cohort_id"), context.CancellationToken);
}
