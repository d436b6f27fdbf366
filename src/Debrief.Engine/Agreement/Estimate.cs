namespace Mockloop.Debrief.Engine.Agreement;

/// <summary>A coefficient with its 95 % interval, or the reason why there is none.</summary>
/// <param name="Value">Null where it is not defined.</param>
/// <param name="Lower">Null where no interval can be given.</param>
/// <param name="Upper">Null where no interval can be given.</param>
/// <param name="Reason">Why something is null.</param>
public sealed record Estimate(double? Value, double? Lower, double? Upper, string? Reason = null)
{
    /// <summary>A coefficient that these ratings do not define.</summary>
    public static Estimate None(string reason) => new(null, null, null, reason);

    /// <summary>What is no number becomes null, with the reason.</summary>
    public static Estimate Of(double value, double lower, double upper, string undefined) =>
        !double.IsFinite(value) ? None(undefined)
        : double.IsFinite(lower) && double.IsFinite(upper) ? new(value, lower, upper)
        : new(value, null, null, "no interval: " + undefined);
}
