namespace Mockloop.Debrief.Phrasing;

/// <summary>The section <c>LanguageModel</c>: any endpoint that speaks OpenAI's chat completions. Without an endpoint none is asked.</summary>
sealed record LanguageModelOptions
{
    public const string Section = "LanguageModel";

    /// <summary>Such as <c>http://localhost:11434/v1</c>.</summary>
    public Uri? Endpoint { get; init; }
    public string Model { get; init; } = "";
    public string ApiKey { get; init; } = "";

    /// <summary>A worker and a connection to the database wait as long, two at a time in each process.</summary>
    public const int LongestTimeout = 60;

    /// <summary>How long an answer is waited for, 1–60; then the rule's words stand alone, and the page says that it did not answer.</summary>
    public int TimeoutSeconds { get; init; } = 20;

    public bool On => Endpoint is not null && Model.Length > 0;
}
