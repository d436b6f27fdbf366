using System.Numerics;
using System.Reflection;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Lexicons;

/// <summary>The phrases by which concepts are recognised.</summary>
sealed class Lexicon
{
    static readonly Dictionary<string, Lazy<Lexicon>> Named = new[] { "common", "star", "design", "product" }.ToDictionary(n => n, n => new Lazy<Lexicon>(() => Load(n)));

    readonly WordClasses classes = new();
    readonly Dictionary<int, List<Pattern>> byFirst = [];

    Lexicon(string source)
    {
        foreach (var (concept, phrase) in LexiconReader.Read(source))
        {
            var pattern = Pattern.Parse(concept, phrase, classes);
            (byFirst.TryGetValue(pattern.First, out var list) ? list : byFirst[pattern.First] = []).Add(pattern);
        }
    }

    /// <summary>One of the files beside this one: <c>star</c>, <c>design</c>, <c>product</c> or <c>common</c>, which holds for all.</summary>
    public static Lexicon Of(string name) => Named[name].Value;

    /// <summary>All mentions of all concepts, in order; of two phrases of one concept that begin at the same word the longer.</summary>
    public List<Mention> Tag(WrittenText text)
    {
        var mentions = new List<Mention>();
        var words = Words(text.Tokens);
        for (var i = 0; i < words.Length; i++)
        {
            var (from, last) = (mentions.Count, text.Sentences[text.Tokens[i].Sentence].Last);
            for (var part = 0; part < words[i].Length; part++)
                for (var bits = words[i][part]; bits != 0; bits &= bits - 1)
                    if (byFirst.TryGetValue((part * 64) + BitOperations.TrailingZeroCount(bits), out var patterns))
                        foreach (var pattern in patterns)
                            if (pattern.EndOf(words, i, last) is >= 0 and var end)
                                Add(mentions, from, new(pattern.Concept, i, end));
        }
        return mentions;
    }

    ulong[][] Words(IReadOnlyList<Token> tokens)
    {
        var seen = new Dictionary<string, ulong[]>();
        var words = new ulong[tokens.Count][];
        for (var i = 0; i < words.Length; i++)
            words[i] = seen.TryGetValue(tokens[i].Word, out var known) ? known : seen[tokens[i].Word] = classes.ClassesOf(tokens[i]);
        return words;
    }

    static void Add(List<Mention> mentions, int from, Mention mention)
    {
        var same = from;
        while (same < mentions.Count && mentions[same].Concept != mention.Concept) same++;
        if (same == mentions.Count)
            mentions.Add(mention);
        else if (mentions[same].Last < mention.Last)
            mentions[same] = mention;
    }

    static Lexicon Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.lexicon")!;
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd());
    }
}
