using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Paging;

namespace Mockloop.Scheduling.Training;

/// <summary>How far somebody is with a chair: what was held with them there, and the seats they have in interviews to come.</summary>
sealed record TrainingProgress(Guid PersonId, string Chair, bool IsQualified, Cohorts.CohortRules Wanted, int ShadowsDone, int LedDone, int ShadowsAhead, int LedAhead)
{
    /// <summary>Seats still to be found, so that all steps can be taken.</summary>
    public int ShadowsMissing => IsQualified ? 0 : Math.Max(0, Wanted.Shadows - ShadowsDone - ShadowsAhead);

    /// <inheritdoc cref="ShadowsMissing"/>
    public int LedMissing => IsQualified ? 0 : Math.Max(0, Wanted.ReverseShadows - LedDone - LedAhead);

    /// <summary>Whether there is a next seat to take now; leading comes after seeing.</summary>
    public bool MaySitIn => ShadowsMissing > 0 || Leads && LedMissing > 0;

    /// <summary>Everything that was wanted has been done.</summary>
    public bool IsComplete => ShadowsDone >= Wanted.Shadows && LedDone >= Wanted.ReverseShadows;

    /// <summary>Whether the next seat is one to lead from.</summary>
    public bool Leads => ShadowsMissing == 0 && ShadowsDone >= Wanted.Shadows;

    public TrainingStage Stage =>
        IsQualified ? TrainingStage.Qualified
        : ShadowsDone >= Wanted.Shadows ? TrainingStage.ReverseShadow
        : ShadowsDone > 0 ? TrainingStage.Shadow
        : TrainingStage.Trainee;

    /// <summary>Everybody who learns something in a cohort and still belongs to it; of one person where that is given.</summary>
    public static async Task<List<TrainingProgress>> OfAsync(SchedulingDb db, Guid cohort, Guid? person, CancellationToken ct) =>
        await Learner.CountedAsync(db, cohort, await Learner.Of(db, cohort, person).ToListAsync(ct), ct);

    /// <summary>As <see cref="OfAsync"/>, one page.</summary>
    public static async Task<(List<TrainingProgress> Rows, string Next)> PageAsync(
        SchedulingDb db, Guid cohort, Guid? person, Page<TrainingPlace> page, CancellationToken ct)
    {
        var learners = Learner.Of(db, cohort, person);
        if (page.After is { } after)
            learners = learners.Where(l => string.Compare(l.Chair, after.Chair) > 0 || (l.Chair == after.Chair && l.Position > after.Position));
        var (rows, next) = await page.TakeAsync(learners, l => new(l.Chair, l.Position), ct);
        return (await Learner.CountedAsync(db, cohort, rows, ct), next);
    }
}

/// <summary>Where a page of trainees ends: by chair, then in the order of invitation.</summary>
sealed record TrainingPlace(string Chair, int Position);
