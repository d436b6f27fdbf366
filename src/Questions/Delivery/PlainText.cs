namespace Mockloop.Questions.Delivery;

/// <summary>Text that people send in: bounded, and without the one character that PostgreSQL cannot hold.</summary>
static class PlainText
{
    public static void Check(string text, int min, int max, string field)
    {
        if (text.Length < min || text.Length > max)
            throw DomainException.Invalid(field, text, $"must have {min} to {max} characters and has {text.Length}; {(text.Length > max ? "shorten it" : "fill it in")}");
        if (text.Contains('\0'))
            throw DomainException.Invalid(field, "U+0000", "cannot be stored; take the character out");
    }
}
