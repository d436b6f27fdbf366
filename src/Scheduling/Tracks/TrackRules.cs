using Mockloop.Contracts.Questions;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Scheduling.Tracks;

/// <summary>What a track says about cohorts.</summary>
static class TrackRules
{
    /// <summary>Every "stage:role" of the track.</summary>
    public static HashSet<string> Chairs(this Track track) =>
        [.. track.Stages.SelectMany(stage => stage.Roles.Select(role => $"{stage.Id}:{role.Id}"))];

    /// <summary>The qualifications, each one of the track's chairs.</summary>
    public static string[] CheckQualifications(this Track track, IReadOnlyList<string> qualifications, string field)
    {
        var chairs = track.Chairs();
        for (var i = 0; i < qualifications.Count; i++)
            Require.That(chairs.Contains(qualifications[i]), $"{field}[{i}]", qualifications[i],
                $"is no stage:role of track {track.Id}; choose among {string.Join(", ", chairs.Order())}");
        return [.. qualifications.Distinct()];
    }

    /// <summary>A cohort so small that somebody's loop could never be whole is refused before it exists.</summary>
    public static void CheckSize(this Track track, int invited)
    {
        var missing = track.MinimumMembers - invited;
        Require.That(missing <= 0, "invitations", invited,
            $"people are fewer than the {track.MinimumMembers} that track {track.Id} needs for whole loops; invite {missing} more or choose a smaller track");
    }
}
