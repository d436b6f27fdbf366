namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>
/// One slot in which hostile programs run, one after the other. The process seam of the judge: nothing of a submission
/// ever executes outside an implementation of this.
/// </summary>
public interface ISandbox : IAsyncDisposable
{
    /// <summary>
    /// Runs one command to its end and leaves no process of it behind, whatever happens.
    /// </summary>
    /// <param name="command">What to run, on what, within which limits.</param>
    /// <param name="input">Standard input; copied until it ends or the program stops reading.</param>
    /// <param name="output">Where standard output goes, up to the limit.</param>
    /// <param name="cancel">Kills the run.</param>
    /// <exception cref="SandboxException">The sandbox failed; says nothing about the program.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the program was killed.</exception>
    Task<SandboxOutcome> RunAsync(SandboxCommand command, Stream input, Stream output, CancellationToken cancel);
}
