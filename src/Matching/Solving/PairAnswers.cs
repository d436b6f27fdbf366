using System.Text.Json;
using Mockloop.Contracts.Matching;
using Mockloop.Matching.Engine.Answers;
using Mockloop.Matching.Engine.Planning;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Matching.Solving;

/// <summary>An answer about a chair between proto and engine.</summary>
static class PairAnswers
{
    /// <summary>The answer for an instance that knows everything.</summary>
    public static ExplainPairReply Reply(Engine.Planning.PlanInstance instance, ExplainPairRequest request)
    {
        var answer = Explain(instance, new(request.Candidate, request.Stage, request.Role, request.Interviewer));
        return new()
        {
            Standing = answer.Standing switch
            {
                Engine.Answers.PairStanding.Sits => Contracts.Matching.PairStanding.Sits,
                Engine.Answers.PairStanding.CouldThen => Contracts.Matching.PairStanding.CouldThen,
                Engine.Answers.PairStanding.CouldAtAnotherTime => Contracts.Matching.PairStanding.CouldAtAnotherTime,
                _ => Contracts.Matching.PairStanding.Cannot,
            },
            At = answer.At?.ToTimestamp(),
            Obstacles = { answer.Obstacles },
            Relaxation = answer.Relaxation,
            Terms = answer.Terms.ToProto(),
        };
    }

    static PairAnswer Explain(Engine.Planning.PlanInstance instance, PairQuestion question)
    {
        try
        {
            return PairExplainer.Explain(instance, [], question);
        }
        catch (PlanInstanceException e)
        {
            throw DomainException.Invalid(JsonNamingPolicy.SnakeCaseLower.ConvertName(e.Field), e.Value, e.Rule);
        }
    }
}
