using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Scheduling.Cohorts;

/// <summary>A cohort's numbers, which its organizer may change.</summary>
/// <param name="Shadows">Interviews to see before one leads some.</param>
/// <param name="ReverseShadows">Interviews to lead before one is qualified.</param>
/// <param name="NoShowGraceMinutes">How long after the start absent people are waited for.</param>
sealed record CohortRules(int Shadows, int ReverseShadows, int NoShowGraceMinutes)
{
    public static readonly CohortRules Default = new(Shadows: 2, ReverseShadows: 1, NoShowGraceMinutes: 10);

    const int Most = 10, LeastGrace = 5, MostGrace = 20;

    /// <summary>With what a request says.</summary>
    public CohortRules With(SetCohortRulesRequest request) => new(
        request.HasShadows ? Require.Range(request.Shadows, 1, Most, "shadows") : Shadows,
        request.HasReverseShadows ? Require.Range(request.ReverseShadows, 0, Most, "reverse_shadows") : ReverseShadows,
        request.HasNoShowGraceMinutes ? Require.Range(request.NoShowGraceMinutes, LeastGrace, MostGrace, "no_show_grace_minutes") : NoShowGraceMinutes);

    public Contracts.Scheduling.CohortRules ToReply() =>
        new() { Shadows = Shadows, ReverseShadows = ReverseShadows, NoShowGraceMinutes = NoShowGraceMinutes };
}
