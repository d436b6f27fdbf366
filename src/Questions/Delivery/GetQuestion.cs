using Mockloop.Questions.Catalog;
using Mockloop.Questions.Data;
using Mockloop.Questions.Rounds;
using Mockloop.Questions.Submissions;
using Mockloop.ServiceDefaults.Versions;

namespace Mockloop.Questions.Delivery;

/// <summary>The question for those in the round; those who ask also get the guide.</summary>
sealed class GetQuestion(QuestionsDb db, RoundAccess access, AssignedQuestion assigned)
{
    public async Task<Proto.Question> HandleAsync(Guid interviewId, CancellationToken ct)
    {
        var round = await db.ReadRoundAsync(interviewId, ct);
        var role = await access.RequireAsync(round, RoundRole.Participant, ct);
        var (assignment, question) = await assigned.UnsealAsync(round, ct);
        var reply = ToProto(question, assignment);
        if ((role & RoundRole.Asking) != RoundRole.None)
            reply.Guide = question.Guide;
        reply.Answer = (await db.Answers.AsNoTracking().SingleOrDefaultAsync(a => a.InterviewId == interviewId, ct))?.ToProto();
        var submissions = await db.Submissions.AsNoTracking().Where(s => s.InterviewId == interviewId).OrderBy(s => s.SubmittedAt).ToListAsync(ct);
        // Without the reports: a report may have a MiB, and somebody may hand in all afternoon.
        reply.Submissions.AddRange(submissions.Select(s => s.ToProto(role & ~RoundRole.Participant)));
        return reply;
    }

    static Proto.Question ToProto(QuestionDefinition question, Assignment assignment) => new()
    {
        QuestionId = question.Id,
        Title = question.Title,
        Kind = assignment.IsCode ? Proto.QuestionKind.Code : Proto.QuestionKind.Written,
        Prompt = question.Prompt,
        HintsTotal = question.Hints.Count,
        HintsTaken = { question.Hints.Take(assignment.HintsTaken).Select((text, i) => new Proto.Hint { Number = i + 1, Text = text }) },
        Samples = { question.Samples.Select(s => new Proto.Sample { Name = s.Name, Input = s.Input, Output = s.Output }) },
        Languages = { question.Languages },
    };
}

/// <summary>An answer as callers see it.</summary>
static class AnswerMapping
{
    public static Proto.Answer ToProto(this Answer answer) => new()
    {
        Text = answer.Text,
        SubmittedAt = answer.SubmittedAt.ToTimestamp(),
        Etag = ETags.Of(answer.Version),
    };
}
