using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Judging;

/// <summary>One program on one test after another: in the same sandbox, emptied between, as long as that is of use.</summary>
sealed class Machine(ISandboxHost host, Compilation compilation) : IAsyncDisposable
{
    ISandbox? sandbox;

    public async Task<SandboxOutcome> RunAsync(SandboxCommand command, CancellationToken cancel)
    {
        if (sandbox is null)
        {
            sandbox = await host.RentAsync(cancel);
            sandbox.Place(compilation.Folder);
        }
        var reusable = false;
        try
        {
            var outcome = await sandbox.RunAsync(command, cancel);
            reusable = outcome.Reusable && await sandbox.CleanAsync(cancel);
            return outcome;
        }
        finally
        {
            if (!reusable)
                await DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (sandbox is not null)
            await sandbox.DisposeAsync();
        sandbox = null;
    }
}
