using Grpc.Core;
using Mockloop.Contracts;
using Mockloop.Contracts.Questions;
using Mockloop.Simulator.Cast;
using Mockloop.Simulator.Platform;

namespace Mockloop.Simulator.Play;

/// <summary>Members enter their rooms, candidates hand something in, interviewers end the round.</summary>
sealed class RoundsAtPlay(CohortAtPlay cohort, Progress progress)
{
    /// <summary>How many rounds changed by what the members did.</summary>
    internal async Task<int> ActAsync(DateTimeOffset now, CancellationToken stop)
    {
        var rounds = (await new ListRoundsRequest { CohortId = cohort.Id }.AllAsync(r => cohort.Organizer.Questions.ListRoundsAsync(r, cancellationToken: stop))).Rounds;
        var acted = 0;
        foreach (var round in rounds.Where(r => IsOn(r, now)).OrderBy(r => r.Start).ThenBy(r => cohort.IndexOf(r.CandidateId)))
        {
            await JoinAsync(round, stop);
            await PlayAsync(round, stop);
            acted++;
        }

        progress.Rounds(rounds.Count(r => r.State == RoundState.Ended) + acted, rounds.Count(r => r.State != RoundState.Cancelled));
        return acted;
    }

    static bool IsOn(Round round, DateTimeOffset now) =>
        round.State is RoundState.Open or RoundState.Running
        || (round.State == RoundState.Scheduled && round.Start.ToDateTimeOffset() <= now);

    async Task JoinAsync(Round round, CancellationToken stop)
    {
        foreach (var personId in round.InterviewerIds.Prepend(round.CandidateId).Except(round.PresentIds))
            await cohort.ByPerson(personId).Questions.JoinRoundAsync(new() { InterviewId = round.InterviewId }, cancellationToken: stop);
    }

    async Task PlayAsync(Round round, CancellationToken stop)
    {
        var candidate = cohort.ByPerson(round.CandidateId);
        var question = await candidate.Questions.GetQuestionAsync(new() { InterviewId = round.InterviewId }, cancellationToken: stop);
        progress.Say($"{round.Start.ToDateTimeOffset():ddd d MMM HH:mm} UTC  {candidate.Name}: {cohort.Stage(round.StageId).Name} – {question.Title}");
        if (question.Kind == QuestionKind.Code) await CodeAsync(round, question, stop);
        else await WriteAsync(round, stop);
        var interviewer = cohort.ByPerson(round.InterviewerIds[0]);
        await EndAsync(interviewer, round, stop);
    }

    static async Task EndAsync(Actor interviewer, Round round, CancellationToken stop)
    {
        try
        {
            await interviewer.Questions.EndRoundAsync(new() { InterviewId = round.InterviewId }, cancellationToken: stop);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.FailedPrecondition)
        {
            // Ended before an answer was lost?
            var now = await interviewer.Questions.GetRoundAsync(new() { InterviewId = round.InterviewId }, cancellationToken: stop);
            if (now.State != RoundState.Ended) throw;
        }
    }

    async Task WriteAsync(Round round, CancellationToken stop)
    {
        var written = cohort.Track.Stages.Select(s => s.Id).Where(id => !id.Contains("coding", StringComparison.Ordinal)).ToList();
        var style = cohort.PersonaOf(round.CandidateId).AnswerAt(written.IndexOf(round.StageId));
        await cohort.ByPerson(round.CandidateId).Questions.SubmitAnswerAsync(
            new() { InterviewId = round.InterviewId, Text = Answers.For(round.StageId, style) }, cancellationToken: stop);
    }

    async Task CodeAsync(Round round, Question question, CancellationToken stop)
    {
        var style = cohort.PersonaOf(round.CandidateId).Code;
        if (style != CodeStyle.Recovers)
        {
            await SubmitAsync(round, question, style, 1, stop);
            return;
        }

        await SubmitAsync(round, question, CodeStyle.Wrong, 1, stop);
        await cohort.ByPerson(round.CandidateId).Questions.TakeHintAsync(
            new() { InterviewId = round.InterviewId, IdempotencyKey = $"{round.InterviewId}" }, cancellationToken: stop);
        await SubmitAsync(round, question, CodeStyle.Accepted, 2, stop);
    }

    async Task SubmitAsync(Round round, Question question, CodeStyle style, int attempt, CancellationToken stop)
    {
        var solution = Solutions.For(question.QuestionId, style, cohort.Dice(round.StageId, round.CandidateId))
            ?? throw new InvalidOperationException($"No {style} program is known for question {question.QuestionId}.");
        var candidate = cohort.ByPerson(round.CandidateId);
        var submission = await candidate.Questions.SubmitCodeAsync(new()
        {
            InterviewId = round.InterviewId,
            Language = solution.Language,
            Files = { new SourceFile { Name = solution.FileName, Content = solution.Code } },
            ComplexityClaim = solution.Claim,
            IdempotencyKey = $"{round.InterviewId} {attempt}",
        }, cancellationToken: stop);
        submission = await GradedAsync(candidate, submission, stop);
        progress.Say($"    {candidate.Name} submits {solution.FileName}: {submission.Verdict} {submission.Detail}");
    }

    static async Task<Submission> GradedAsync(Actor candidate, Submission submission, CancellationToken stop)
    {
        var request = new GetSubmissionRequest { SubmissionId = submission.SubmissionId };
        while (submission.State is SubmissionState.Queued or SubmissionState.Grading)
            try
            {
                using var watch = candidate.Questions.WatchSubmission(request, cancellationToken: stop);
                while (await watch.ResponseStream.MoveNext(stop)) submission = watch.ResponseStream.Current;
            }
            catch (RpcException e) when (PatientCalls.MayRepeat(e, stop))
            {
                await Task.Delay(200, stop);
            }

        return submission;
    }
}
