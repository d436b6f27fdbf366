namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>One isolated machine. It runs one command at a time; disposing kills and removes it.</summary>
public interface ISandbox : IAsyncDisposable
{
    /// <summary>Shows a host file, or the content of a host folder, read-only below <c>/prog</c>; replaces what was there.</summary>
    /// <param name="hostPath">File or folder; links are refused.</param>
    /// <param name="inside">Path below <c>/prog</c>: of the file, or of the folder that takes the content.</param>
    void Place(string hostPath, string inside = "");

    /// <summary>
    /// Runs one command to its end and leaves no process of it behind. Files it wrote stay until
    /// <see cref="CleanAsync"/>.
    /// </summary>
    /// <exception cref="SandboxException">The sandbox failed; says nothing about the program.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the program was killed and the sandbox is of no more use.</exception>
    Task<SandboxOutcome> RunAsync(SandboxCommand command, CancellationToken cancel);

    /// <summary>Empties every place a program can write, so that the next test finds what the first one found.</summary>
    /// <returns>False when it could not; the sandbox is of no more use.</returns>
    Task<bool> CleanAsync(CancellationToken cancel);
}
