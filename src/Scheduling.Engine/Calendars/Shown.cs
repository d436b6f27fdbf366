namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>Values of a file as errors quote them.</summary>
static class Shown
{
    const int Longest = 60;

    public static string Of(ReadOnlySpan<char> text) => text.Length <= Longest ? text.ToString() : string.Concat(text[..Longest], "…");
}
