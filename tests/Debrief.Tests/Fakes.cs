using System.Collections.Concurrent;
using Mockloop.Contracts.Questions;
using Mockloop.Debrief.Committees;
using Mockloop.Debrief.Reports;

namespace Mockloop.Debrief.Tests;

/// <summary>The tracks of these tests, with three stages; they differ in how the committee decides.</summary>
static class FakeTracks
{
    public const string Hash = "sha256:tests";

    /// <summary>The committee talks before it votes for good.</summary>
    public const string WithRounds = "sha256:rounds";

    /// <summary>The same, and nobody is hired without the senior TPM.</summary>
    public const string WithBarRaiser = "sha256:bar-raiser";

    /// <summary>The same, and the hiring manager holds a veto.</summary>
    public const string WithVeto = "sha256:veto";
    public const string Coding = "coding", Design = "design", Leadership = "leadership";
    public static readonly string[] PanelRoles = ["hiring-manager", "senior-tpm", "ml-researcher"];

    public static readonly Track Track = new()
    {
        Id = "tests",
        Hash = Hash,
        Name = "Tests",
        Stages =
        {
            Stage(Coding, ["engineer"], "incremental", "memory"),
            Stage(Design, ["senior"], "first-bottleneck"),
            Stage(Leadership, PanelRoles, "ownership", "persuasion"),
        },
        Committee = new CommitteeRule
        {
            Rule = "majority",
            VoteDeadlineHours = 48,
            Chairs = { PanelRoles.Select(r => new Contracts.Questions.Chair { Role = r, Name = r, Qualification = $"{Leadership}:{r}", Stance = { ["ownership"] = 2, ["*"] = 1 } }) },
        },
    };

    public static Track? Find(string hash)
    {
        if (hash is not (Hash or WithRounds or WithBarRaiser or WithVeto))
            return null;
        var track = Track.Clone();
        track.Hash = hash;
        if (hash != Hash)
            track.Committee.RoundHours = 1;
        if (hash == WithBarRaiser)
            (track.Committee.Rule, track.Committee.Chairs[1].Power) = ("bar-raiser", "bar-raiser");
        if (hash == WithVeto)
            (track.Committee.Rule, track.Committee.Chairs[0].Power) = ("veto", "veto");
        return track;
    }

    static Stage Stage(string id, string[] roles, params string[] signals) => new()
    {
        Id = id,
        Name = id.ToUpperInvariant(),
        Roles = { roles.Select(r => new StageRole { Id = r, Name = r }) },
        Signals = { signals.Select(s => new Signal { Id = s, Name = $"Signal {s}" }) },
        Rule = new StageRule { FlagDrops = true, CardDeadlineHours = 24, CardReminderHours = 12 },
    };
}

/// <summary>Scheduling's seam: nobody is attested unless a test says so.</summary>
sealed class FakePeople : IQualifiedPeople
{
    readonly ConcurrentDictionary<(Guid, string), IReadOnlyList<QualifiedMember>> attested = new();

    public void Attest(Guid cohortId, string qualification, params Guid[] people) =>
        attested[(cohortId, qualification)] = [.. people.Select(p => new QualifiedMember(p, $"Name of {p}"))];

    public Task<IReadOnlyList<QualifiedMember>> ListAsync(Guid cohortId, string qualification, CancellationToken ct) =>
        Task.FromResult(attested.GetValueOrDefault((cohortId, qualification), []));
}

/// <summary>Scheduling's names: everybody is called by what a test says, else by nothing.</summary>
sealed class FakeNames : ICohortNames
{
    readonly ConcurrentDictionary<Guid, string> people = new();

    public void Call(Guid person, string name) => people[person] = name;

    public Task<CohortNames> ReadAsync(Guid cohortId, CancellationToken ct) => Task.FromResult(new CohortNames("The cohort", people));
}
