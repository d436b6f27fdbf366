namespace Mockloop.Scheduling.Backups;

/// <summary>Somebody who stands by for a stage of a cohort: first asked, first seated, up to the last minute before the start.</summary>
sealed class StandingBackup
{
    StandingBackup() { }

    public Guid CohortId { get; private set; }
    public string StageId { get; private set; } = "";
    public Guid PersonId { get; private set; }

    /// <summary>Who is asked first; from 0.</summary>
    public int Position { get; private set; }

    public static StandingBackup Of(Guid cohortId, string stageId, Guid personId, int position) =>
        new() { CohortId = cohortId, StageId = stageId, PersonId = personId, Position = position };
}
