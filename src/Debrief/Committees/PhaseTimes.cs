using System.Globalization;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Engine.Committees;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.Debrief.Committees;

/// <summary>The due times of a committee's present phase; those of the phase before are moved with it.</summary>
static class PhaseTimes
{
    /// <summary>A reminder halfway, and the deadline.</summary>
    public static void SchedulePhase(this DebriefDb db, Committee committee, Instant now)
    {
        var phase = ((int)committee.Phase).ToString(CultureInfo.InvariantCulture);
        db.Schedule(PhaseReminder.Kind, committee.LoopId, now + ((committee.Deadline - now) / 2), phase);
        db.Schedule(PhaseDeadline.Kind, committee.LoopId, committee.Deadline, phase);
    }

    /// <summary>The phase that a due time was set for. Those set before there were rounds do not say: it was the vote.</summary>
    public static CommitteePhase PhaseOf(this DueTime due) => due.Payload.Length == 0
        ? CommitteePhase.FirstVote
        : (CommitteePhase)int.Parse(due.Payload, CultureInfo.InvariantCulture);
}
