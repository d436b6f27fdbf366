using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;
using Mockloop.Simulator.Cast;
using Mockloop.Simulator.Platform;

namespace Mockloop.Simulator.Play;

/// <summary>The people at play, the track they are on and what each candidate plays.</summary>
sealed class CohortAtPlay(string id, Track track, Actor organizer, IReadOnlyList<Actor> members, int candidates, int seed)
{
    internal string Id => id;
    internal int Seed => seed;
    internal Track Track => track;
    internal Actor Organizer => organizer;
    internal IReadOnlyList<Actor> Members => members;
    internal IReadOnlyList<Actor> Candidates { get; } = [.. members.Take(candidates)];

    internal Actor ByPerson(string personId) => members.First(m => m.PersonId == personId);
    internal Stage Stage(string stageId) => track.Stages.First(s => s.Id == stageId);
    internal Persona PersonaOf(string candidateId) => Persona.Draw(seed, IndexOf(candidateId));
    internal int IndexOf(string personId) => members.ToList().FindIndex(m => m.PersonId == personId);

    /// <summary>Dice that depend on who meets whom where, never on when.</summary>
    internal Random Dice(string stageId, string candidateId, string? otherId = null)
    {
        var stage = track.Stages.ToList().FindIndex(s => s.Id == stageId);
        var other = otherId is null ? -1 : IndexOf(otherId);
        return Cast.Dice.For(seed, IndexOf(candidateId), stage, other);
    }
}
