using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults.Errors;
using PoolPart = Mockloop.Matching.Engine.Pooling.PoolPart;
using Proto = Mockloop.Contracts.Matching;

namespace Mockloop.Matching.Pool;

/// <summary>What may be asked of the pool, by whom.</summary>
static class JoinTerms
{
    const int UsualLevel = 3, TopLevel = 5, MostLanguages = 5, MostPeople = 20;

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
            Level = Require.Range(request.Level, 0, TopLevel, "level"),
            Languages = Languages(request),
            Wished = People(request.WishedPersonIds, "wished_person_ids"),
            Avoided = People(request.AvoidedPersonIds, "avoided_person_ids"),
            Live = request.Live,
        };
    }

    /// <summary>What was left open is as the person says of themselves, else usual.</summary>
    public static Wish Completed(this Wish wish, PoolProfile profile) => wish with
    {
        Level = wish.Level > 0 ? wish.Level : Level(profile.Level),
        Languages = wish.Languages.Length > 0 ? wish.Languages : profile.Languages.Count > 0 ? [.. profile.Languages] : ["en"],
    };

    /// <summary>Why the person may not wait for that, or null.</summary>
    public static string? Refusal(this PoolProfile profile, string stage, PoolPart part, string role)
    {
        if (part.HasFlag(PoolPart.Candidate) && !profile.Candidate)
            return "You are no candidate in this cohort; join with the role you interview in.";
        return !part.HasFlag(PoolPart.Interviewer) || (profile.Interviewer && profile.Qualifications.Contains($"{stage}:{role}"))
            ? null
            : $"You are not attested for {stage}:{role}; ask the organizer.";
    }

    static int Level(string stated) => stated switch { "junior" => 2, "mid" => 3, "senior" => 4, "lead" => 5, _ => UsualLevel };

    static PoolPart Part(JoinPoolRequest request) => request.Part switch
    {
        Proto.PoolPart.Unspecified => request.Role.Length == 0 ? PoolPart.Candidate : PoolPart.Interviewer,
        Proto.PoolPart.Candidate => PoolPart.Candidate,
        Proto.PoolPart.Interviewer => PoolPart.Interviewer,
        Proto.PoolPart.Both => PoolPart.Both,
        _ => throw DomainException.Invalid("part", request.Part, "is unknown; choose candidate, interviewer or both"),
    };

    static string[] Languages(JoinPoolRequest request) =>
        [.. Require.Count(request.Languages, 0, MostLanguages, "languages").Select((code, i) => Require.Language(code, $"languages[{i}]")).Distinct()];

    static Guid[] People(IReadOnlyList<string> ids, string field) =>
        [.. Require.Count(ids, 0, MostPeople, field).Select((id, i) => Ids.Parse(id, $"{field}[{i}]")).Distinct()];
}
