using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>Reads what a number is by: "per second", "/h", "an hour", "per million tokens", and whom it is for: "per GPU", "each".</summary>
sealed class RateReader(WrittenText text)
{
    readonly IReadOnlyList<Token> tokens = text.Tokens;

    /// <summary>Per time, or money per tokens.</summary>
    public void By(Draft draft)
    {
        if (draft.Dimension is not (Dimension.Tokens or Dimension.Requests or Dimension.Money or Dimension.Bytes)) return;
        var next = draft.At;
        if (!text.SlashBefore(next) && !(next < tokens.Count && tokens[next].Word is "per" or "a" or "an" or "each" or "every" && ++next > 0) || next >= tokens.Count) return;
        var (many, magnitude) = (1.0, next);
        if (tokens[next].IsNumber && FigureReader.Split(tokens[next].Word) is var (amount, suffix) && suffix is "" or "k" or "m")
            (many, next) = (amount * (Units.Magnitude(suffix) ?? 1), next + 1);
        if (next < tokens.Count && (Units.Magnitude(tokens[next].Word)) is { } named)
            (many, next) = (many * named, next + 1);
        if (next >= tokens.Count || tokens[next].Sentence != tokens[draft.First].Sentence || Units.Of(tokens[next].Word) is not { } by)
        {
            // "€ per million" without the word tokens.
            if (draft.Dimension != Dimension.Money || many < 1e6) return;
            draft.Measure(Dimension.MoneyPerToken, draft.Scale / many, $"{draft.Unit} per {text.Written(magnitude, next - 1)}");
            draft.At = next;
            return;
        }
        if (Divided(draft.Dimension, by.Dimension) is not { } rate) return;
        draft.Measure(rate, draft.Scale / (by.Dimension == Dimension.Seconds ? by.Scale : many), $"{draft.Unit} per {text.Written(magnitude, next)}");
        draft.At = next + 1;
    }

    static Dimension? Divided(Dimension amount, Dimension by) => (amount, by) switch
    {
        (Dimension.Tokens, Dimension.Seconds) => Dimension.TokensPerSecond,
        (Dimension.Requests, Dimension.Seconds) => Dimension.RequestsPerSecond,
        (Dimension.Bytes, Dimension.Seconds) => Dimension.BytesPerSecond,
        (Dimension.Money, Dimension.Seconds) => Dimension.MoneyPerSecond,
        (Dimension.Money, Dimension.Tokens) => Dimension.MoneyPerToken,
        _ => null,
    };

    /// <summary>"Per GPU", "per request", "each".</summary>
    public void For(Draft draft)
    {
        var at = draft.At;
        if (at >= tokens.Count || tokens[at].Sentence != tokens[draft.First].Sentence) return;
        var slash = text.SlashBefore(at);
        if (tokens[at].Word == "each" && draft.Dimension is Dimension.TokensPerSecond or Dimension.RequestsPerSecond)
            draft.Per = Per.Device;
        if (!slash && !(tokens[at].Word is "per" or "for" or "on" or "from" || (tokens[at].Word == "a" && tokens[at].Clause == tokens[at - 1].Clause))) return;
        var i = slash ? at : at + 1;
        if (i < tokens.Count && tokens[i].Word is "one" or "a" or "each" or "every" or "single" or "input" or "output") i++;
        if (i >= tokens.Count || Units.Of(tokens[i].Word) is not { } whom) return;
        draft.Per = whom.Dimension switch { Dimension.Devices when !tokens[i].Word.EndsWith('s') => Per.Device, Dimension.Requests => Per.Request, Dimension.Tokens => Per.Token, _ => draft.Per };
    }
}
