namespace Mockloop.Debrief.Engine;

/// <summary>One version of a card as it is stored.</summary>
/// <param name="Number">1 is what was sealed; the others came after the reveal.</param>
/// <param name="Sealed">The text that was hashed.</param>
/// <param name="Now">The text that the content shown now makes.</param>
public sealed record StoredVersion(int Number, Seal Seal, string Sealed, string Now);

/// <summary>Whether one version holds.</summary>
/// <param name="Computed">The commitment that salt and content make now; empty without a salt.</param>
public sealed record CheckedVersion(int Number, string Commitment, string Computed, bool Holds);

/// <summary>Checks a card against its commitments, and against the one that somebody noted before the reveal.</summary>
/// <param name="Problem">What does not hold, in words; empty when everything does.</param>
public sealed record SealCheck(IReadOnlyList<CheckedVersion> Versions, string Problem)
{
    /// <summary>Nothing was changed.</summary>
    public bool Holds => Problem.Length == 0;

    /// <summary>Checks all versions.</summary>
    /// <param name="noted">The sealed version's commitment as noted elsewhere; empty when nobody noted it.</param>
    public static SealCheck Of(IReadOnlyList<StoredVersion> versions, string noted)
    {
        var all = versions.Select(Check).ToList();
        return new(all, Find(versions, all, noted));
    }

    static CheckedVersion Check(StoredVersion version)
    {
        var computed = version.Seal.CommitmentOver(version.Now);
        return new(version.Number, version.Seal.Commitment, computed, version.Sealed == version.Now && version.Seal.Covers(version.Now));
    }

    static string Find(IReadOnlyList<StoredVersion> versions, List<CheckedVersion> all, string noted)
    {
        if (versions.FirstOrDefault(v => v.Seal.Salt.Length == 0) is { } bare)
            return $"Version {bare.Number} has no salt any more: the candidate asked to be forgotten, and its words are deleted.";
        if (all.FirstOrDefault(v => !v.Holds) is { } changed)
            return $"Version {changed.Number} is not what its commitment was made over: it was changed afterwards.";
        return noted.Length > 0 && noted != versions[0].Seal.Commitment
            ? "The commitment that you noted is not the sealed card's: the card was exchanged, or you noted another one's."
            : "";
    }
}
