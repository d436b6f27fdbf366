namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>One unfolded line: name, parameters, value; views into the text, nothing is copied.</summary>
readonly ref struct ContentLine
{
    readonly ReadOnlySpan<char> _parameters;

    ContentLine(ReadOnlySpan<char> name, ReadOnlySpan<char> parameters, ReadOnlySpan<char> value, int number)
    {
        Number = number;
        Name = name;
        Value = value;
        _parameters = parameters;
    }

    public int Number { get; }
    public ReadOnlySpan<char> Name { get; }
    public ReadOnlySpan<char> Value { get; }

    public static ContentLine Parse(ReadOnlySpan<char> line, int number)
    {
        var nameEnd = line.IndexOfAny(';', ':');
        if (nameEnd <= 0)
            throw new CalendarException(number, "this is no 'NAME:value' line; is the file a calendar (.ics)?");
        var (colon, isQuoted) = (nameEnd, false);
        for (; colon < line.Length && (isQuoted || line[colon] != ':'); colon++)
            isQuoted ^= line[colon] == '"';
        if (colon >= line.Length)
            throw new CalendarException(number, "this line has no value: there is no ':' outside quotes.");
        var parameters = colon > nameEnd ? line[(nameEnd + 1)..colon] : default;
        return new(line[..nameEnd], parameters, line[(colon + 1)..], number);
    }

    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    public bool Says(string value) => Value.Trim().Equals(value, StringComparison.OrdinalIgnoreCase);

    public bool Has(string parameter, string value) => Parameter(parameter).Equals(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>A parameter without its quotes; empty when it is not there.</summary>
    public ReadOnlySpan<char> Parameter(string name)
    {
        var rest = _parameters;
        while (rest.Length > 0)
        {
            var end = EndOfFirst(rest);
            var equals = rest[..end].IndexOf('=');
            if (equals > 0 && rest[..equals].Equals(name, StringComparison.OrdinalIgnoreCase))
                return rest[(equals + 1)..end].Trim('"');
            rest = end < rest.Length ? rest[(end + 1)..] : default;
        }
        return default;
    }

    static int EndOfFirst(ReadOnlySpan<char> parameters)
    {
        var isQuoted = false;
        for (var i = 0; i < parameters.Length; i++)
            if (parameters[i] == '"')
                isQuoted = !isQuoted;
            else if (parameters[i] == ';' && !isQuoted)
                return i;
        return parameters.Length;
    }
}
