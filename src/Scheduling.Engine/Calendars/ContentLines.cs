namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>
/// The lines of a file, unfolded (RFC 5545, 3.1). A line longer than the limit is cut and marked, so that endless folding
/// and inline attachments cost nothing; whoever needs such a line refuses it.
/// </summary>
sealed class ContentLines(string text, int longest)
{
    readonly char[] _unfolded = new char[longest];
    int _next = text.Length > 0 && text[0] == '\ufeff' ? 1 : 0, _from, _length, _physical;
    bool _isFolded;

    /// <summary>Physical line, from 1, at which the current one begins.</summary>
    public int Number { get; private set; }

    public bool IsCut { get; private set; }

    public ReadOnlySpan<char> Current => _isFolded ? _unfolded.AsSpan(0, _length) : text.AsSpan(_from, _length);

    public bool MoveNext()
    {
        do
        {
            if (_next >= text.Length)
                return false;
            Number = _physical + 1;
            (_isFolded, IsCut) = (false, false);
            (_from, _length) = Physical();
            while (_next < text.Length && text[_next] is ' ' or '\t')
                Append();
        }
        while (_length == 0);
        if (_length > longest)
            (IsCut, _length) = (true, longest);
        return true;
    }

    void Append()
    {
        if (!_isFolded)
        {
            IsCut = _length > longest;
            _length = Math.Min(_length, longest);
            text.AsSpan(_from, _length).CopyTo(_unfolded);
            _isFolded = true;
        }
        var (from, length) = Physical();
        var taken = Math.Min(length - 1, longest - _length);
        IsCut |= taken < length - 1;
        if (taken <= 0)
            return;
        text.AsSpan(from + 1, taken).CopyTo(_unfolded.AsSpan(_length));
        _length += taken;
    }

    (int From, int Length) Physical()
    {
        var from = _next;
        var end = text.IndexOf('\n', from);
        if (end < 0)
            end = text.Length;
        _next = end + 1;
        _physical++;
        return (from, end > from && text[end - 1] == '\r' ? end - from - 1 : end - from);
    }
}
