using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Mockloop.Contracts.Questions;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Packages;

namespace Mockloop.Grading.Tests.Worker;

/// <summary>Packages on a worker's disk: fetched once, within a bound, and nothing beside them.</summary>
public sealed class PackageCacheTests : IAsyncLifetime
{
    const int Size = 100_000;
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mockloop-cache-");
    readonly List<TemporaryPackage> packages = [];
    FakeQueue queue = null!;
    GrpcChannel channel = null!;
    GradingQueueService.GradingQueueServiceClient client = null!;

    public async ValueTask InitializeAsync()
    {
        queue = await FakeQueue.StartAsync();
        channel = GrpcChannel.ForAddress(queue.Address);
        client = new(channel);
    }

    [Fact]
    public async Task The_least_recently_used_package_makes_room()
    {
        var cache = Cache(2.5 * Size);
        var (a, b, c) = (Add(), Add(), Add());
        foreach (var hash in new[] { a, b, a, c })
            (await cache.BorrowAsync(client, hash, default)).Dispose();
        queue.PackagesFetched.ShouldBe(3);
        Folders.ShouldBe(2);

        (await cache.BorrowAsync(client, a, default)).Dispose();
        queue.PackagesFetched.ShouldBe(3, "a was used after b, so b went");
        (await cache.BorrowAsync(client, b, default)).Dispose();
        queue.PackagesFetched.ShouldBe(4);
    }

    [Fact]
    public async Task A_package_that_is_judged_with_stays_and_goes_afterwards()
    {
        var cache = Cache(bound: 1);
        var loan = await cache.BorrowAsync(client, Add(), default);
        var second = await cache.BorrowAsync(client, Add(), default);
        File.Exists(loan.Package.Tests[0].InputFile).ShouldBeTrue();
        Folders.ShouldBe(2);
        second.Dispose();
        Folders.ShouldBe(1);
        loan.Dispose();
        Folders.ShouldBe(0);
    }

    [Fact]
    public async Task Many_who_ask_at_once_share_one_fetch()
    {
        var cache = Cache(10 * Size);
        var hash = Add();
        var loans = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => cache.BorrowAsync(client, hash, default)));
        queue.PackagesFetched.ShouldBe(1);
        loans.Select(l => l.Package.Folder).Distinct().ShouldHaveSingleItem();
        Array.ForEach(loans, l => l.Dispose());
    }

    [Fact]
    public async Task One_who_gives_up_does_not_end_the_fetch_of_the_others()
    {
        var cache = Cache(10 * Size);
        var hash = Add();
        using var impatient = new CancellationTokenSource();
        var first = cache.BorrowAsync(client, hash, impatient.Token);
        var second = cache.BorrowAsync(client, hash, default);
        await impatient.CancelAsync();
        await first.ContinueWith(t => t.IsCanceled, TaskScheduler.Default); // or it had come already, which is as good
        (await second).Dispose();
        queue.PackagesFetched.ShouldBe(1);
    }

    [Fact]
    public async Task A_fetch_that_failed_leaves_nothing_and_is_tried_again()
    {
        var cache = Cache(10 * Size);
        var hash = "sha256:" + new string('7', 64);
        (await Should.ThrowAsync<RpcException>(() => cache.BorrowAsync(client, hash, default))).StatusCode.ShouldBe(StatusCode.NotFound);
        queue.AddBytes(hash, [1, 2, 3]);
        await Should.ThrowAsync<PackageException>(() => cache.BorrowAsync(client, hash, default));
        using var other = new TemporaryPackage();
        queue.AddPackage(other.Path, hash);
        (await Should.ThrowAsync<PackageException>(() => cache.BorrowAsync(client, hash, default))).Message.ShouldStartWith("asked for sha256:777");
        Folders.ShouldBe(0);
        queue.PackagesFetched.ShouldBe(2, "the first was not there to be fetched");
    }

    [Fact]
    public async Task Folders_of_no_package_are_swept()
    {
        var cache = Cache(10 * Size);
        folder.CreateSubdirectory("left/behind");
        (await cache.BorrowAsync(client, Add(), default)).Dispose();
        Folders.ShouldBe(1);
    }

    PackageCache Cache(double bound) => new(() => folder.FullName, (long)bound, NullLogger.Instance);

    int Folders => folder.GetDirectories().Length;

    string Add()
    {
        packages.Add(new(bytes: Size - 9_000)); // with its answer and its problem.yaml nearly Size
        return queue.AddPackage(packages[^1].Path);
    }

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        await queue.DisposeAsync();
        packages.ForEach(p => p.Dispose());
        folder.Delete(recursive: true);
    }
}
