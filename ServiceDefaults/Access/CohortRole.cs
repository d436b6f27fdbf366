namespace Mockloop.ServiceDefaults.Access;

/// <summary>What a person is in one cohort; the roles combine.</summary>
[Flags]
public enum CohortRole
{
    /// <summary>Not in the cohort.</summary>
    None = 0,

    /// <summary>Belongs to the cohort.</summary>
    Member = 1,

    /// <summary>Is interviewed there.</summary>
    Candidate = 2,

    /// <summary>Interviews there.</summary>
    Interviewer = 4,

    /// <summary>Runs the cohort.</summary>
    Organizer = 8,

    /// <summary>Sits on its committees.</summary>
    Committee = 16,
}
