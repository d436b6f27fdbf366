using Mockloop.Grading.Engine.Checking;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Judging.Validation;

/// <summary>What decides about a submission's output: the package's own validators, or else the comparison by tokens.</summary>
/// <param name="tools">The package's own, by name.</param>
sealed class Validators(IReadOnlyDictionary<string, Tool> tools) : IAsyncDisposable
{
    /// <summary>The one that talks with the submission in an interactive problem.</summary>
    public Tool Interactor(TestCase test) => For(test).First();

    /// <param name="test">The test.</param>
    /// <param name="input">The input of this pass.</param>
    /// <param name="output">What the submission wrote.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Judgement> JudgeAsync(TestCase test, string input, ReadOnlyMemory<byte> output, CancellationToken cancel)
    {
        if (tools.Count == 0)
        {
            var answer = await File.ReadAllBytesAsync(test.AnswerFile, cancel);
            var (verdict, difference) = TokenChecker.Check(output.Span, answer, test.Checker);
            return new(verdict, difference, new() { JudgeMessage = difference });
        }
        var judgement = Judgement.Accepted;
        foreach (var tool in For(test))
        {
            var arguments = await tool.ShowAsync(input, test.AnswerFile, test.OutputValidatorArguments, cancel);
            var run = await tool.RunAsync(arguments, new ProgramInput.Bytes(output), ProgramOutput.Discard, cancel);
            judgement = judgement.And(Judgement.Of(run, await tool.FeedbackAsync(cancel)));
        }
        return judgement;
    }

    /// <summary>The test is over: feedback folders are emptied.</summary>
    public void EndTest(CancellationToken cancel)
    {
        foreach (var tool in tools.Values)
            tool.Clean(cancel);
    }

    IEnumerable<Tool> For(TestCase test) =>
        test.OutputValidatorName is { } name && tools.TryGetValue(name, out var one) ? [one] : tools.Values;

    public async ValueTask DisposeAsync()
    {
        foreach (var tool in tools.Values)
            await tool.DisposeAsync();
    }
}
