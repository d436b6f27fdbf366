using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Mockloop.Web.Components.Charts;

/// <summary>SVG's element <c>text</c>, which in a Razor file is a word of Razor's own.</summary>
public sealed class ChartText : ComponentBase
{
    /// <summary>Classes of the style sheet.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>Where it begins, ends or has its middle, by its class.</summary>
    [Parameter, EditorRequired] public double X { get; set; }

    /// <summary>The base line.</summary>
    [Parameter, EditorRequired] public double Y { get; set; }

    /// <summary>The words.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", Pen.At(X));
        builder.AddAttribute(3, "y", Pen.At(Y));
        builder.AddContent(4, ChildContent);
        builder.CloseElement();
    }
}
