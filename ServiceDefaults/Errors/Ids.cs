namespace Mockloop.ServiceDefaults.Errors;

/// <summary>Ids travel as text in protos; this is where they become <see cref="Guid"/>s.</summary>
public static class Ids
{
    /// <summary>The id, or <see cref="DomainException.Invalid(string, object?, string)"/> naming the field.</summary>
    public static Guid Parse(string value, string field) =>
        Guid.TryParseExact(value, "D", out var id) && id != Guid.Empty
            ? id
            : throw DomainException.Invalid(field, value, "is not an id; send one of the form 01234567-89ab-cdef-0123-456789abcdef");

    /// <summary>As <see cref="Parse"/>, but null where the field was left out.</summary>
    public static Guid? ParseOptional(string? value, string field) =>
        string.IsNullOrEmpty(value) ? null : Parse(value, field);
}
