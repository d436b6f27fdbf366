using System.Globalization;
using Mockloop.ServiceDefaults.Calls;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.ServiceDefaults.Versions;

/// <summary>The field <c>etag</c> of editable things (AIP-154): it names a version, and an edit says which one it was made from.</summary>
public static class ETags
{
    /// <summary>The etag of a version; 0 is that of a thing which is not there yet.</summary>
    public static string Of(int version) => version.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Refuses an edit that was made from another version. Without an etag the last edit wins. The check reads; that two
    /// writers at once cannot both pass it is for the row's version or lock to see to.
    /// </summary>
    /// <param name="etag">As the edit brought it; empty for none.</param>
    /// <param name="current">The version now.</param>
    /// <param name="what">What is edited, as the subject of a sentence: "This card".</param>
    /// <param name="by">Who may have changed it, in words: "by its author, in another window or call".</param>
    public static void Check(string etag, int current, string what, string by)
    {
        if (etag.Length == 0)
            return;
        if (!int.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version > current)
            throw DomainException.Invalid(TextFields.ETag, etag, $"is no etag of this; send the one you read it with (now '{Of(current)}'), or none to change it whatever it is");
        if (version != current)
            throw Stale(what, by, version, current);
    }

    /// <summary>For edits whose version is compared by the database itself.</summary>
    public static DomainException Stale(string what, string by, int version, int current) => DomainException.Stale(
        $"{what} was changed {by}: yours was made from version {version}, it is version {current} now. Nothing was saved; read it again and repeat your change on that.");
}
