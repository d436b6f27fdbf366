using Grpc.Core;
using Mockloop.Contracts.Questions;
using Mockloop.Debrief.Engine.Analysis;
using Mockloop.Debrief.Engine.Reports;

namespace Mockloop.Debrief.Reports;

/// <summary>
/// What the analysers miss in the caller's own answers, which Questions keeps and gives to nobody but those of the round: asked for as
/// the caller, and only for a candidate reading their own report. Without an answer from Questions the report says nothing of them.
/// </summary>
sealed class OwnAnswers(QuestionsService.QuestionsServiceClient questions, ILogger<OwnAnswers> log)
{
    /// <summary>Per interview.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Finding>>> ProblemsAsync(IEnumerable<Guid> interviews, CancellationToken ct)
    {
        var read = await Task.WhenAll(interviews.Select(async id => (Id: id, Problems: await ReadAsync(id, ct))));
        return read.ToDictionary(r => r.Id, r => r.Problems);
    }

    async Task<IReadOnlyList<Finding>> ReadAsync(Guid interviewId, CancellationToken ct)
    {
        try
        {
            var question = await questions.GetQuestionAsync(new() { InterviewId = interviewId.ToString() }, cancellationToken: ct);
            if (question.Kind == QuestionKind.Written)
                return question.Answer is { Text.Length: > 0 } answer ? AnswerReading.Problems(answer.Text) : [];
            if (question.Submissions.LastOrDefault(s => s.State == SubmissionState.Graded) is not { } last)
                return [];
            var judged = await questions.GetSubmissionAsync(new() { SubmissionId = last.SubmissionId }, cancellationToken: ct);
            return AnswerReading.Problems(judged.ComplexityClaim, judged.ReportJson);
        }
        catch (RpcException e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning("A report goes out without a look at an answer, Questions says {Why}", e.Status.StatusCode);
            return [];
        }
    }
}
