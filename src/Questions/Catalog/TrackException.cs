namespace Mockloop.Questions.Catalog;

/// <summary>A track or package that must not be used. The message lists every fault: file, field, value and limit.</summary>
sealed class TrackException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
