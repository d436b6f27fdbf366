namespace Mockloop.Questions.Catalog;

/// <summary>A question as <c>questions/STAGE/ID.yaml</c> says it. The file's name is its id.</summary>
sealed record QuestionDefinition
{
    public const string Code = "code";
    public const string Written = "written";

    public string Id { get; init; } = "";
    public string Title { get; init; } = "";

    /// <summary>"code" or "written".</summary>
    public string Kind { get; init; } = "";

    /// <summary>Markdown. A code question without one uses its package's statement.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>Markdown for interviewers only.</summary>
    public string Guide { get; init; } = "";
    public List<string> Hints { get; init; } = [];

    /// <summary>Folder below <c>Packages</c>, for code.</summary>
    public string Package { get; init; } = "";

    /// <summary>"sha256:…" of the package's content; set on loading.</summary>
    public string PackageHash { get; init; } = "";

    /// <summary>Languages the package accepts; set on loading.</summary>
    public List<string> Languages { get; init; } = [];

    /// <summary>The package's samples; set on loading.</summary>
    public List<SampleDefinition> Samples { get; init; } = [];
}

/// <summary>A sample of a problem package.</summary>
sealed record SampleDefinition(string Name, string Input, string Output);
