using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Judging;

/// <summary>One program on one test after another: in the same sandbox, emptied between, as long as that is of use.</summary>
sealed class Machine(ISandboxHost host, Compilation compilation) : IAsyncDisposable
{
    ISandbox? sandbox;
    Task<bool> usable = Task.FromResult(true);

    /// <summary>Runs the next test. The sandbox is emptied while its caller looks at the outcome.</summary>
    public async Task<SandboxOutcome> RunAsync(SandboxCommand command, CancellationToken cancel)
    {
        if (!await usable)
            await DisposeAsync();
        if (sandbox is null)
        {
            sandbox = await host.RentAsync(cancel);
            sandbox.Place(compilation.Folder);
        }
        usable = Task.FromResult(false); // should this run end by an exception
        var outcome = await sandbox.RunAsync(command, cancel);
        usable = outcome.Reusable ? sandbox.CleanAsync(cancel) : usable;
        return outcome;
    }

    public async ValueTask DisposeAsync()
    {
        await usable;
        usable = Task.FromResult(true);
        if (sandbox is not null)
            await sandbox.DisposeAsync();
        sandbox = null;
    }
}
