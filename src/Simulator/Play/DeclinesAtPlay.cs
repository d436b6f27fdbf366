using Mockloop.Contracts.Scheduling;
using Mockloop.Simulator.Platform;

namespace Mockloop.Simulator.Play;

/// <summary>
/// Now and then an interviewer declines within the last day, where the cohort has somebody to spare for that loop. Who does
/// is decided by the dice, which know who meets whom and not when; no outcome hangs on it.
/// </summary>
sealed class DeclinesAtPlay(CohortAtPlay cohort, Progress progress)
{
    const int OneIn = 4, Backups = 2;
    static readonly TimeSpan Late = TimeSpan.FromHours(24);

    /// <summary>The organizer names the last members as standing backups of every stage.</summary>
    internal async Task NameBackupsAsync(CancellationToken stop)
    {
        foreach (var stage in cohort.Track.Stages)
            await cohort.Organizer.Scheduling.SetBackupsAsync(
                new() { CohortId = cohort.Id, StageId = stage.Id, PersonIds = { cohort.Members.TakeLast(Backups).Select(m => m.PersonId) } }, cancellationToken: stop);
    }

    /// <summary>How many declined.</summary>
    internal async Task<int> ActAsync(IReadOnlyList<Loop> loops, DateTimeOffset now, CancellationToken stop)
    {
        var declined = 0;
        foreach (var loop in loops.Where(l => l.State == LoopState.Running).OrderBy(l => cohort.IndexOf(l.CandidateId)).Where(HasSpare))
            foreach (var interview in loop.Interviews.Where(i => IsAsBooked(i) && IsNear(i, now)))
                foreach (var seat in interview.Seats.Where(s => !s.Declined && cohort.Dice(interview.StageId, loop.CandidateId, s.PersonId).Next(OneIn) == 0))
                {
                    await DeclineAsync(interview, seat, stop);
                    declined++;
                }
        return declined;
    }

    bool HasSpare(Loop loop) =>
        cohort.Members.Select(m => m.PersonId).Except(loop.Interviews.SelectMany(i => i.Seats).Select(s => s.PersonId).Append(loop.CandidateId)).Any();

    // Once repaired it is left alone, or those who say no would say it to every new slot.
    static bool IsAsBooked(Interview interview) => interview is { State: InterviewState.Booked, Version: 1 };

    static bool IsNear(Interview interview, DateTimeOffset now) =>
        interview.Start.ToDateTimeOffset() is var start && start > now && start - now < Late;

    async Task DeclineAsync(Interview interview, Seat seat, CancellationToken stop)
    {
        var changed = await cohort.ByPerson(seat.PersonId).Scheduling.DeclineInterviewAsync(new()
        {
            InterviewId = interview.InterviewId,
            Reason = "Something came up.",
            IdempotencyKey = $"{interview.InterviewId} {seat.PersonId}",
        }, cancellationToken: stop);
        var stands = changed.Seats.FirstOrDefault(s => s.Role == seat.Role);
        progress.Say($"{seat.Name} declines {interview.CandidateName}'s {cohort.Stage(interview.StageId).Name}: "
            + (stands is null or { Declined: true } ? "another slot is being searched" : $"{stands.Name} takes over"));
    }
}
