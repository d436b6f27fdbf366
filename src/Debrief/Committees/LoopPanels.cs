using Mockloop.Debrief.Engine.Committees;
using Mockloop.Debrief.Interviews;

namespace Mockloop.Debrief.Committees;

/// <summary>Who met the candidate in this loop, and in what role in its last stage.</summary>
sealed class LoopPanels(Guid candidateId, string lastStage, IReadOnlyList<Interview> interviews)
{
    readonly HashSet<Guid> met = [.. interviews.SelectMany(i => i.Seats).Select(s => s.PersonId).Append(candidateId)];

    /// <summary>
    /// Who may take a chair: attested people who did not meet the candidate; else who sat in the last panel, and was there, in the
    /// chair's role (or in the one the chair asks for).
    /// </summary>
    public OpenChair Open(Contracts.Questions.Chair chair, IReadOnlyList<QualifiedMember> qualified, IReadOnlySet<Guid> gone) => new(
        chair.Role,
        [.. qualified.Select(q => q.PersonId).Where(p => !met.Contains(p) && !gone.Contains(p))],
        [.. from interview in interviews
            where interview.StageId == lastStage
            from seat in interview.Seats
            where !seat.Shadow && interview.Present.Contains(seat.PersonId) && !gone.Contains(seat.PersonId)
            where seat.Role == chair.Role || $"{lastStage}:{seat.Role}" == chair.Qualification
            select seat.PersonId]);
}
