using System.Collections.Concurrent;
using System.IO.Compression;
using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mockloop.Contracts.Questions;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Tests.Worker;

/// <summary>Questions' side of the grading queue, in memory, over real gRPC.</summary>
sealed class FakeQueue : GradingQueueService.GradingQueueServiceBase, IAsyncDisposable
{
    readonly ConcurrentDictionary<string, byte[]> packages = new();
    static readonly string PackageFolder = Path.Combine(AppContext.BaseDirectory, "Cases", "package");
    readonly ConcurrentQueue<Work> waiting = new();
    readonly Channel<PutResultRequest> results = Channel.CreateUnbounded<PutResultRequest>();
    readonly WebApplication app;

    FakeQueue()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0, o => o.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(this);
        app = builder.Build();
        app.MapGrpcService<FakeQueue>();
        AddPackage(PackageFolder, PackageHash);
    }

    public static string PackageHash { get; } = Mockloop.Grading.Engine.Packages.PackageHash.Of(PackageFolder);

    public string Address => app.Urls.First();

    /// <summary>Leases that nobody wants any more.</summary>
    public ConcurrentDictionary<string, bool> Unwanted { get; } = new();

    public ConcurrentQueue<HeartbeatRequest> Heartbeats { get; } = new();

    public int PackagesFetched { get; private set; }

    /// <summary>Leases whose work a worker gave back.</summary>
    public ConcurrentQueue<string> GivenBack { get; } = new();

    public int Leases { get; private set; }

    public int LargestLease { get; private set; }

    /// <summary>How many results are refused as unavailable before one is taken.</summary>
    public int Outage { get; set; }

    public string? Authorization { get; private set; }

    public static async Task<FakeQueue> StartAsync()
    {
        var queue = new FakeQueue();
        await queue.app.StartAsync();
        return queue;
    }

    /// <summary>Another package, under its own hash unless another is said; a folder that is none becomes a broken one.</summary>
    public string AddPackage(string folder, string? hash = null)
    {
        using var zip = new MemoryStream();
        ZipFile.CreateFromDirectory(folder, zip);
        hash ??= Mockloop.Grading.Engine.Packages.PackageHash.Of(folder);
        packages[hash] = zip.ToArray();
        return hash;
    }

    public void AddBytes(string hash, byte[] bytes) => packages[hash] = bytes;

    public string Add(string name, string source, string language, string? hash = null) => Add(language, hash, (name, source));

    public string Add(string language, string? hash, params ReadOnlySpan<(string Name, string Source)> files)
    {
        var work = new Work
        {
            LeaseId = $"{Guid.CreateVersion7()}",
            SubmissionId = $"{Guid.CreateVersion7()}",
            PackageHash = hash ?? PackageHash,
            Language = language,
            Seed = 7,
        };
        foreach (var (name, source) in files)
            work.Files.Add(new SourceFileBytes { Name = name, Content = ByteString.CopyFromUtf8(source) });
        waiting.Enqueue(work);
        return work.LeaseId;
    }

    public async Task<PutResultRequest> NextResultAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await results.Reader.ReadAsync(patience.Token);
    }

    public bool HasResult => results.Reader.Count > 0;

    public override Task<LeaseReply> Lease(LeaseRequest request, ServerCallContext context)
    {
        Authorization = context.RequestHeaders.GetValue("authorization");
        Leases++;
        LargestLease = Math.Max(LargestLease, request.Slots);
        var reply = new LeaseReply();
        while (reply.Work.Count < request.Slots && waiting.TryDequeue(out var work))
            reply.Work.Add(work);
        return Task.FromResult(reply);
    }

    public override async Task FetchPackage(FetchPackageRequest request, IServerStreamWriter<PackageChunk> responseStream, ServerCallContext context)
    {
        if (!packages.TryGetValue(request.Hash, out var zip))
            throw new RpcException(new Status(StatusCode.NotFound, "no such package"));
        PackagesFetched++;
        foreach (var chunk in zip.Chunk(10_000))
            await responseStream.WriteAsync(new PackageChunk { Data = ByteString.CopyFrom(chunk) });
    }

    public override Task<HeartbeatReply> Heartbeat(HeartbeatRequest request, ServerCallContext context)
    {
        Heartbeats.Enqueue(request);
        return Task.FromResult(new HeartbeatReply { Wanted = !Unwanted.ContainsKey(request.LeaseId) });
    }

    public override Task<GiveBackReply> GiveBack(GiveBackRequest request, ServerCallContext context)
    {
        GivenBack.Enqueue(request.LeaseId);
        return Task.FromResult(new GiveBackReply { Taken = true });
    }

    public override Task<PutResultReply> PutResult(PutResultRequest request, ServerCallContext context)
    {
        if (Outage-- > 0)
            throw new RpcException(new Status(StatusCode.Unavailable, "away"));
        results.Writer.TryWrite(request);
        return Task.FromResult(new PutResultReply { Stored = true });
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
