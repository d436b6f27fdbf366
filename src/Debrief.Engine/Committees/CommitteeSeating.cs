namespace Mockloop.Debrief.Engine.Committees;

/// <summary>A chair to be filled.</summary>
/// <param name="Fresh">People attested for it who did not interview this candidate, the preferred first.</param>
/// <param name="FromPanel">Who held the same role in the last panel; they step in where the cohort is too small.</param>
public sealed record OpenChair(string Role, IReadOnlyList<Guid> Fresh, IReadOnlyList<Guid> FromPanel);

/// <summary>
/// Seats a committee: as many chairs as possible with fresh people (augmenting paths, so that somebody fit for two chairs does not
/// keep a third person out), then the last panel's interviewers by their role; what stays empty is null. Nobody gets two chairs.
/// </summary>
public static class CommitteeSeating
{
    /// <summary>The person per chair, in the chairs' order; null for an empty one.</summary>
    public static IReadOnlyList<Guid?> Assign(IReadOnlyList<OpenChair> chairs)
    {
        var seats = new Guid?[chairs.Count];
        for (int chair = 0; chair < chairs.Count; chair++)
            TrySeat(chair, chairs, seats, []);
        for (int chair = 0; chair < chairs.Count; chair++)
            seats[chair] ??= chairs[chair].FromPanel.Where(p => !seats.Contains(p)).Select(p => (Guid?)p).FirstOrDefault();
        return seats;
    }

    static bool TrySeat(int chair, IReadOnlyList<OpenChair> chairs, Guid?[] seats, HashSet<Guid> tried)
    {
        foreach (var person in chairs[chair].Fresh)
        {
            if (!tried.Add(person))
                continue;
            int held = Array.IndexOf(seats, person);
            if (held >= 0 && !TrySeat(held, chairs, seats, tried))
                continue;
            seats[chair] = person;
            return true;
        }
        return false;
    }
}
