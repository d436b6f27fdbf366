namespace Mockloop.Debrief.Engine.Ratings;

/// <summary>
/// Reads comma separated rows (RFC 4180: quotes, doubled quotes, line ends inside quotes, CRLF or LF), with bounded fields.
/// Rows that are wholly empty are skipped.
/// </summary>
sealed class CsvReader(TextReader text)
{
    /// <summary>Fields of a row, and characters of a field, that are read at most.</summary>
    public const int MostFields = 32, LongestField = 200;

    readonly char[] buffer = new char[1 << 16];
    readonly char[] row = new char[MostFields * LongestField];
    readonly int[] ends = new int[MostFields];
    int position, length, line = 1;

    /// <summary>Fields of the row last read.</summary>
    public int Fields { get; private set; }

    /// <summary>The line where the row last read begins, from 1.</summary>
    public int Line { get; private set; }

    public ReadOnlySpan<char> this[int field] => row.AsSpan((field == 0 ? 0 : ends[field - 1])..ends[field]);

    /// <summary>Reads the next row; false at the end.</summary>
    /// <exception cref="RatingException">A field too long, too many of them, or a quote never closed.</exception>
    public bool Read()
    {
        do
        {
            (Fields, Line) = (0, line);
            if (Peek() < 0)
                return false;
            while (ReadField()) ;
        }
        while (Fields == 1 && ends[0] == 0);
        return true;
    }

    /// <summary>True while another field of the row follows.</summary>
    bool ReadField()
    {
        if (Fields == MostFields)
            throw new RatingException($"line {Line}: more than {MostFields} fields; the columns are rater,subject,item,score and possibly time.");
        int at = Fields == 0 ? 0 : ends[Fields - 1], most = at + LongestField;
        bool quoted = Peek() == '"';
        if (quoted)
            position++;
        for (; ; )
        {
            int c = Peek();
            if (c < 0 && quoted)
                throw new RatingException($"line {Line}, field {Fields + 1}: the quote is never closed; close it or double it.");
            if (c is < 0 or ',' or '\n' or '\r' && !quoted)
                return EndField(at, c);
            position++;
            if (c == '\n')
                line++;
            if (c == '"' && quoted && !(quoted = Peek() == '"'))
                continue;
            if (c == '"' && quoted)
                position++;
            if (at == most)
                throw new RatingException($"line {Line}, field {Fields + 1}: longer than {LongestField} characters; shorten it, or check the quotes.");
            row[at++] = (char)c;
        }
    }

    bool EndField(int at, int c)
    {
        ends[Fields++] = at;
        if (c < 0)
            return false;
        position++;
        if (c == ',')
            return true;
        if (c == '\r' && Peek() == '\n')
            position++;
        line++;
        return false;
    }

    int Peek()
    {
        if (position < length)
            return buffer[position];
        (length, position) = (text.Read(buffer), 0);
        return length == 0 ? -1 : buffer[0];
    }
}
