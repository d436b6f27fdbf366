namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>What grows.</summary>
enum Resource
{
    /// <summary>Not said.</summary>
    Unsaid,
    Time,
    Memory,
    Both,
}

/// <summary>A statement that something grows like this.</summary>
/// <param name="Growth">The growth.</param>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of its last token, inclusive.</param>
/// <param name="From">Where its quote begins.</param>
/// <param name="To">Where its quote ends, exclusive.</param>
/// <param name="Letters">Symbols written as letters.</param>
/// <param name="InWords">It is said in words, not as a formula.</param>
/// <param name="Suggests">What it speaks of where nothing else is said.</param>
/// <param name="Plain">It is told as what is done or kept, and counts where nothing more exact is said.</param>
/// <param name="Firm">It speaks of what it suggests, whatever stands beside it.</param>
sealed record Claim(Growth Growth, int First, int Last, int From, int To, IReadOnlyList<string> Letters, bool InWords, Resource Suggests = Resource.Unsaid, bool Plain = false, bool Firm = false);
