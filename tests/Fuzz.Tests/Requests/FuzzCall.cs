using Mockloop.Fuzz.Tests.World;

namespace Mockloop.Fuzz.Tests.Requests;

/// <summary>One call, ready to be sent, and again while it is shrunk.</summary>
/// <param name="Number">Its place in the run; with the run's seed it decides everything random about the call.</param>
/// <param name="Rest">The binding; null for gRPC.</param>
sealed record FuzzCall(int Number, int Seed, MappedMethod Method, Binding? Rest, Caller Caller, Tree Request, Mischief Mischief)
{
    /// <summary>Chance of this call alone.</summary>
    public Random Random(int salt) => new(HashCode.Combine(Seed, Number, salt));

    /// <summary>A well-formed request, without unpaired surrogates: what is wrong with it can be said of a field.</summary>
    public bool IsWellFormed => Mischief is (Mischief.None or Mischief.UnknownField or Mischief.CutOff) && !Request.ToJson().Contains("\\ud", StringComparison.Ordinal);

    /// <summary>U+0000 in a path field, or what may become one.</summary>
    public bool HasNul => Mischief == Mischief.OddPath || Request.Values.Any(v => v is string text && text.Contains('\0'));

    public override string ToString() =>
        $"seed {Seed} call {Number}: {Method.Name} {(Rest is null ? "gRPC" : $"{Rest.Verb} {Rest.Template}")} by {Caller.Name}"
        + $"{(Mischief == Mischief.None ? "" : $", {Mischief}")}: {Request.Shown()}";
}
