using System.Text;
using System.Text.RegularExpressions;

namespace Mockloop.Questions.Submissions;

/// <summary>What code may be handed in.</summary>
static partial class SourceRules
{
    public const int MostBytes = 256 * 1024;
    public const int MostFiles = 20;

    public static void Check(IReadOnlyList<Proto.SourceFile> files)
    {
        Require.Count(files, 1, MostFiles, "files");
        for (int i = 0; i < files.Count; i++)
        {
            if (!NamePattern().IsMatch(files[i].Name))
                throw DomainException.Invalid($"files[{i}].name", files[i].Name,
                    "must be 1 to 64 of letters, digits, '_', '-' and '.', starting with a letter, digit or '_'; rename the file");
            if (files[i].Content.Contains('\0'))
                throw DomainException.Invalid($"files[{i}].content", "U+0000", "cannot be stored; take the character out");
        }
        if (files.GroupBy(f => f.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw DomainException.Invalid("files.name", twice.Key, "is there more than once; rename one of them");
        int bytes = files.Sum(f => Encoding.UTF8.GetByteCount(f.Content));
        Require.That(bytes is > 0 and <= MostBytes, "files.content", $"{bytes} bytes", $"must be 1 to {MostBytes} bytes in all; hand in less");
    }

    public static void CheckLanguage(string language, IReadOnlyList<string> accepted) =>
        Require.That(accepted.Contains(language), "language", language, $"must be one of {string.Join(", ", accepted)}");

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}\z")]
    private static partial Regex NamePattern();
}
