using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Mockloop.Debrief.Engine.Reports.Printing;

/// <summary>
/// Markup made from templates. What a template says is markup; what is put into its holes is somebody's text and is encoded, unless
/// the hole holds markup itself. There is no way to add a string as it is, so none can be forgotten. The result is well-formed XML.
/// </summary>
public sealed class Markup
{
    readonly StringBuilder written = new();

    /// <summary>Adds a template.</summary>
    public Markup Add([InterpolatedStringHandlerArgument("")] Template template) => template.Into;

    /// <summary>Adds one template per entry.</summary>
    public Markup Each<T>(IEnumerable<T> entries, Action<Markup, T> add)
    {
        foreach (var entry in entries)
            add(this, entry);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => written.ToString();

    /// <summary>Receives a template piece by piece.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Template
    {
        /// <summary>Called by the compiler.</summary>
        public Template(int literalLength, int formattedCount, Markup markup) => Into = markup;

        internal Markup Into { get; }

        /// <summary>The template's own words.</summary>
        public void AppendLiteral(string markup) => Into.written.Append(markup);

        /// <summary>Somebody's text.</summary>
        public void AppendFormatted(string? text) => PlainText.Append(Into.written, text);

        /// <summary>A count.</summary>
        public void AppendFormatted(int number) => Into.written.Append(CultureInfo.InvariantCulture, $"{number}");

        /// <summary>A coordinate, or a figure in its own format.</summary>
        public void AppendFormatted(double number, string format = "0.#") => AppendFormatted(number.ToString(format, CultureInfo.InvariantCulture));

        /// <summary>Markup.</summary>
        public void AppendFormatted(Markup markup) => Into.written.Append(markup.written);
    }
}
