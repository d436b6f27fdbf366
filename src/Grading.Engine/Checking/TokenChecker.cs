using System.Globalization;
using System.Text;

namespace Mockloop.Grading.Engine.Checking;

/// <summary>The format's default output validator: compares token by token.</summary>
static class TokenChecker
{
    /// <summary>Accepted, WrongAnswer, or FormatError where only layout or case differ; with the first difference in words.</summary>
    public static (Verdict Verdict, string Detail) Check(ReadOnlySpan<byte> output, ReadOnlySpan<byte> answer, CheckerOptions options)
    {
        var lenient = options with { CaseSensitive = false, SpaceSensitive = false };
        if (Difference(output, answer, lenient) is { } wrong)
            return (Verdict.WrongAnswer, wrong);
        return lenient != options && Difference(output, answer, options) is { } layout
            ? (Verdict.FormatError, layout)
            : (Verdict.Accepted, "");
    }

    static string? Difference(ReadOnlySpan<byte> output, ReadOnlySpan<byte> answer, CheckerOptions options)
    {
        for (var number = 1; ; number++)
        {
            var (gotGap, got) = Next(ref output);
            var (wantGap, want) = Next(ref answer);
            if (options.SpaceSensitive && !gotGap.SequenceEqual(wantGap))
                return $"white space before token {number} differs";
            if (got.IsEmpty && want.IsEmpty)
                return null;
            if (got.IsEmpty)
                return $"the output ends before token {number}; expected {Show(want)}";
            if (want.IsEmpty)
                return $"token {number}: {Show(got)} is more than was asked for";
            if (!Same(got, want, options))
                return $"token {number}: got {Show(got)}, expected {Show(want)}";
        }
    }

    static bool Same(ReadOnlySpan<byte> got, ReadOnlySpan<byte> want, CheckerOptions options)
    {
        if (got.SequenceEqual(want))
            return true;
        if (options.Floats && Number(want) is { } expected)
            return Number(got) is { } value && Near(value, expected, options);
        return !options.CaseSensitive && Ascii.EqualsIgnoreCase(got, want);
    }

    static bool Near(double value, double expected, CheckerOptions options)
    {
        var error = Math.Abs(value - expected);
        return error <= options.Absolute || error <= options.Relative * Math.Abs(expected);
    }

    const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Only what the format calls a number: digits, a point, an exponent; no words for infinity, no padding.</summary>
    static double? Number(ReadOnlySpan<byte> token) =>
        !token.ContainsAnyExcept("0123456789+-.eE"u8) && double.TryParse(token, Decimal, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value : null;

    ref struct Piece(ReadOnlySpan<byte> gap, ReadOnlySpan<byte> token)
    {
        readonly ReadOnlySpan<byte> gap = gap;
        readonly ReadOnlySpan<byte> token = token;

        public readonly void Deconstruct(out ReadOnlySpan<byte> gapOut, out ReadOnlySpan<byte> tokenOut)
        {
            gapOut = gap;
            tokenOut = token;
        }
    }

    static Piece Next(ref ReadOnlySpan<byte> rest)
    {
        var start = 0;
        while (start < rest.Length && IsSpace(rest[start]))
            start++;
        var end = start;
        while (end < rest.Length && !IsSpace(rest[end]))
            end++;
        var piece = new Piece(rest[..start], rest[start..end]);
        rest = rest[end..];
        return piece;
    }

    static bool IsSpace(byte b) => b is (byte)' ' or >= 9 and <= 13;

    static string Show(ReadOnlySpan<byte> token)
    {
        var text = Encoding.UTF8.GetString(token.Length > 40 ? token[..40] : token);
        return $"'{text}'{(token.Length > 40 ? "…" : "")}";
    }
}
