using System.Numerics;

namespace Mockloop.ServiceDefaults.Errors;

/// <summary>
/// Checks of request fields at the edge. Each returns the value when it is good, else throws
/// <see cref="DomainException.Invalid(string, object?, string)"/> naming the field, the value, the limit and the way out.
/// </summary>
public static class Require
{
    /// <summary>Text of <paramref name="min"/> to <paramref name="max"/> characters after trimming, storable ones only; returns it trimmed.</summary>
    public static string Length(string? value, int min, int max, string field)
    {
        var text = value?.Trim() ?? "";
        if (text.Contains('\0'))
            throw DomainException.Invalid(field, "U+0000", "cannot be stored; take the character out");
        if (text.Length >= min && text.Length <= max)
            return text;
        var remedy = text.Length > max ? "shorten it" : "fill it in";
        throw DomainException.Invalid(field, value, $"must have {min} to {max} characters and has {text.Length}; {remedy}");
    }

    /// <summary>A number from <paramref name="min"/> to <paramref name="max"/>, both included.</summary>
    public static T Range<T>(T value, T min, T max, string field) where T : INumber<T> =>
        value >= min && value <= max
            ? value
            : throw DomainException.Invalid(field, value, $"must be from {min} to {max}; choose a value in that range");

    /// <summary>A list of <paramref name="min"/> to <paramref name="max"/> entries.</summary>
    public static IReadOnlyList<T> Count<T>(IReadOnlyList<T> value, int min, int max, string field) =>
        value.Count >= min && value.Count <= max
            ? value
            : throw DomainException.Invalid(field, value.Count, $"entries, but must have {min} to {max}; add or take away some");

    /// <summary>A value the contract knows and which is not the unspecified zero.</summary>
    public static T Known<T>(T value, string field) where T : struct, Enum =>
        Enum.IsDefined(value) && !value.Equals(default(T))
            ? value
            : throw DomainException.Invalid(field, value, $"is not one of {string.Join(", ", Enum.GetValues<T>().Skip(1))}; choose one of them");

    /// <summary>A part of the request that may not be missing.</summary>
    public static T Present<T>(T? value, string field) where T : class =>
        value ?? throw DomainException.Invalid(field, null, "is missing; send it");

    /// <summary>
    /// A language by its two-letter code, in lower case. Those are what people know; which of them exist changes now and then,
    /// so only the form is checked.
    /// </summary>
    public static string Language(string code, string field)
    {
        var text = code.Trim().ToLowerInvariant();
        That(text.Length == 2 && text.All(char.IsAsciiLetterLower), field, code, "is no language; send its ISO 639-1 code, such as en or fr");
        return text;
    }

    /// <summary>Any other rule.</summary>
    public static void That(bool holds, string field, object? value, string rule)
    {
        if (!holds)
            throw DomainException.Invalid(field, value, rule);
    }
}
