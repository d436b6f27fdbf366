using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults.Errors;
using PoolPart = Mockloop.Matching.Engine.Pooling.PoolPart;
using Proto = Mockloop.Contracts.Matching;

namespace Mockloop.Matching.Pool;

/// <summary>What may be asked of the pool, by whom.</summary>
static class JoinTerms
{
    const int LeastLevel = 1, UsualLevel = 3, TopLevel = 5, MostLanguages = 5, LongestLanguage = 12, MostPeople = 20;

    /// <summary>The request's wish, checked.</summary>
    public static Wish ToWish(this JoinPoolRequest request)
    {
        var part = Part(request);
        Require.That(part == PoolPart.Candidate == (request.Role.Length == 0), "role", request.Role,
            part == PoolPart.Candidate ? "is not for candidates; leave it out, or join as interviewer" : "must be a role of the stage; say in which you interview");
        return new()
        {
            Part = part,
            Role = request.Role,
            Level = request.Level == 0 ? UsualLevel : Require.Range(request.Level, LeastLevel, TopLevel, "level"),
            Languages = Languages(request),
            Wished = People(request.WishedPersonIds, "wished_person_ids"),
            Avoided = People(request.AvoidedPersonIds, "avoided_person_ids"),
            Live = request.Live,
        };
    }

    /// <summary>Why the person may not wait for that, or null.</summary>
    public static string? Refusal(this PoolProfile profile, string stage, PoolPart part, string role)
    {
        if (part.HasFlag(PoolPart.Candidate) && !profile.Candidate)
            return "You are no candidate in this cohort; join with the role you interview in.";
        return !part.HasFlag(PoolPart.Interviewer) || (profile.Interviewer && profile.Qualifications.Contains($"{stage}:{role}"))
            ? null
            : $"You are not attested for {stage}:{role}; ask the organizer.";
    }

    static PoolPart Part(JoinPoolRequest request) => request.Part switch
    {
        Proto.PoolPart.Unspecified => request.Role.Length == 0 ? PoolPart.Candidate : PoolPart.Interviewer,
        Proto.PoolPart.Candidate => PoolPart.Candidate,
        Proto.PoolPart.Interviewer => PoolPart.Interviewer,
        Proto.PoolPart.Both => PoolPart.Both,
        _ => throw DomainException.Invalid("part", request.Part, "is unknown; choose candidate, interviewer or both"),
    };

    static string[] Languages(JoinPoolRequest request)
    {
        Require.Count(request.Languages, 0, MostLanguages, "languages");
        var languages = request.Languages.Select((tag, i) => Require.Length(tag, 2, LongestLanguage, $"languages[{i}]").ToLowerInvariant()).Distinct().ToArray();
        return languages.Length == 0 ? ["en"] : languages;
    }

    static Guid[] People(IReadOnlyList<string> ids, string field) =>
        [.. Require.Count(ids, 0, MostPeople, field).Select((id, i) => Ids.Parse(id, $"{field}[{i}]")).Distinct()];
}
