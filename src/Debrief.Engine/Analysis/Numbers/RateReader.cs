using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>Reads what a number is by: "per second", "/h", "an hour", "per million tokens", and whom it is for: "per GPU", "each".</summary>
sealed class RateReader(WrittenText text)
{
    readonly IReadOnlyList<Token> tokens = text.Tokens;

    /// <summary>Per time, or money per tokens.</summary>
    public void By(Draft draft)
    {
        if (draft.Dimension is not (Dimension.Tokens or Dimension.Requests or Dimension.Items or Dimension.Money or Dimension.Bytes or Dimension.Count)) return;
        var next = Lead(draft);
        if (next < 0) return;
        if (next + 1 < tokens.Count && tokens[next].Word is "one" or "a" or "the" or "every" or "each" or "single") next++;
        if (next >= tokens.Count) return;
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
        draft.Measure(rate, draft.Scale / (by.Scale * many), $"{draft.Unit} per {text.Written(magnitude, next)}");
        draft.At = next + 1;
    }

    /// <summary>The token behind "per", "a", a slash or what else divides; −1 when nothing does.</summary>
    int Lead(Draft draft)
    {
        var next = draft.At;
        if (text.SlashBefore(next)) return draft.Dimension != Dimension.Count || IsTime(next) ? next : -1;
        if (next + 1 >= tokens.Count || tokens[next].Sentence != tokens[draft.First].Sentence) return -1;
        var money = draft.Dimension == Dimension.Money;
        // "20 million a day", but not "8 for a minute"
        if (draft.Dimension == Dimension.Count && !(tokens[next].Word is "per" or "a" or "an" or "each" or "every" && IsTime(next + 1))) return -1;
        return tokens[next].Word switch
        {
            "per" or "a" or "an" or "each" or "every" or "pro" => next + 1,
            "for" or "the" or "on" when money => next + 1,
            "by" when !money => next + 1,
            "in" when IsTime(next + 1) || (tokens[next + 1].Word is "a" or "one" or "each" or "every" or "the" && IsTime(next + 2)) => next + 1,
            _ => -1,
        };
    }

    bool IsTime(int token) => text.WordAt(token) is { } word && Units.Of(word) is { Dimension: Dimension.Seconds };

    static Dimension? Divided(Dimension amount, Dimension by) => (amount, by) switch
    {
        (Dimension.Tokens, Dimension.Seconds) => Dimension.TokensPerSecond,
        (Dimension.Requests or Dimension.Items or Dimension.Count, Dimension.Seconds) => Dimension.RequestsPerSecond,
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
        // "320 KiB of KV per token"
        for (var skipped = 0; !slash && skipped < 3 && tokens[at].Word is "of" or "kv" or "cache" or "memory" or "paged" or "the" or "vram" && at + 1 < tokens.Count && tokens[at + 1].Clause == tokens[at].Clause; skipped++) at++;
        if (tokens[at].Word == "each" && draft.Dimension is Dimension.TokensPerSecond or Dimension.RequestsPerSecond)
            draft.Per = Per.Device;
        if (!slash && !(tokens[at].Word is "per" or "for" or "on" or "from" || (tokens[at].Word == "a" && tokens[at].Clause == tokens[at - 1].Clause))) return;
        var i = slash ? at : at + 1;
        if (i < tokens.Count && tokens[i].Word is "one" or "a" or "each" or "every" or "single" or "input" or "output") i++;
        if (i >= tokens.Count || Units.Of(tokens[i].Word) is not { } whom) return;
        draft.Per = whom.Dimension switch { Dimension.Devices when !tokens[i].Word.EndsWith('s') => Per.Device, Dimension.Requests => Per.Request, Dimension.Tokens => Per.Token, _ => draft.Per };
    }
}
