using Mockloop.Containers;

// Arguments: a name for the run, whether images may be downloaded, the two images, and the command that finds the servers'
// addresses in MOCKLOOP_TEST_POSTGRES and MOCKLOOP_TEST_RABBITMQ. Exit status 1: the command failed; 2: no containers, so it did not run.
if (args is not [var run, var pull, var postgresImage, var rabbitMqImage, .. { Length: > 0 } command])
{
    await Console.Error.WriteLineAsync("Arguments: RUN true|false POSTGRES_IMAGE RABBITMQ_IMAGE COMMAND…; tests/run.sh --containers gives them.");
    return 2;
}
using var stop = new CancellationTokenSource();
using var terminate = System.Runtime.InteropServices.PosixSignalRegistration.Create(
    System.Runtime.InteropServices.PosixSignal.SIGTERM,
    signal =>
    {
        signal.Cancel = true;
        stop.Cancel();
    });
try
{
    await using var pair = await ServerPair.StartAsync(new(run, bool.Parse(pull), postgresImage, rabbitMqImage), stop.Token);
    var status = await TestCommand.RunAsync(command, pair.Addresses, stop.Token);
    var (transactions, messages) = await pair.UsedAsync();
    Console.WriteLine($"in the containers: {transactions} writing transactions, {messages} messages");
    // Tests that found other servers would pass as well.
    return status == 0 && transactions > 0 && messages > 0 ? 0 : 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 143;
}
catch (NoContainersException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
