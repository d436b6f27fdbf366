namespace Mockloop.Questions.Submissions;

/// <summary>The code of a submission. It leaves only to a grading worker, and goes when its retention ends.</summary>
sealed class SubmissionSource
{
    public required Guid SubmissionId { get; init; }
    public required List<SubmittedFile> Files { get; init; }
}

/// <summary>One file.</summary>
sealed class SubmittedFile
{
    public required string Name { get; init; }
    public required string Content { get; init; }
}
