using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>Parses YAML that may have been written to hurt: size and depth are bounded, aliases are refused.</summary>
static class YamlText
{
    const int LargestFile = 1 << 20;
    const int Deepest = 32;

    /// <summary>The file's root; null where it is empty.</summary>
    /// <exception cref="PackageException">It is no YAML, or too large or too deep.</exception>
    public static YamlNode? Read(string path, string shown, Constants constants)
    {
        if (new FileInfo(path).Length > LargestFile)
            throw new PackageException($"{shown}: larger than {LargestFile >> 20} MiB");
        var text = constants.Substitute(File.ReadAllText(path));
        try
        {
            CheckShape(text, shown);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 || stream.Documents[0].RootNode is YamlScalarNode { Value: null or "" or "null" or "~" }
                ? null
                : stream.Documents[0].RootNode;
        }
        catch (YamlException e)
        {
            throw new PackageException($"{shown}: line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    /// <summary>The representation model is built recursively, so the depth is looked at first, event by event.</summary>
    static void CheckShape(string text, string shown)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > Deepest)
                throw new PackageException($"{shown}: line {parser.Current.Start.Line}: nested deeper than {Deepest} levels");
            if (parser.Current is AnchorAlias)
                throw new PackageException($"{shown}: line {parser.Current.Start.Line}: aliases are not read; write the value out");
        }
    }
}
