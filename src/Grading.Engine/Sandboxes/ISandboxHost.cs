namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>
/// All sandboxes of one worker process. The process seam of the judge: nothing of a submission ever executes outside a
/// sandbox of an implementation of this.
/// </summary>
public interface ISandboxHost : IAsyncDisposable
{
    /// <summary>A sandbox nobody has used, from the warm pool where one waits.</summary>
    /// <exception cref="SandboxException">None can be started.</exception>
    ValueTask<ISandbox> RentAsync(CancellationToken cancel);

    /// <summary>A host folder of the caller's own that goes away with the host.</summary>
    string TemporaryFolder(string name);
}
