namespace Mockloop.AppHost.Local.Engine;

/// <summary>Takes what resources print, line by line.</summary>
interface ILineSink
{
    void Line(string source, string? line, bool isError);
}
