using System.Security.Claims;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Npgsql;

namespace Mockloop.ServiceDefaults.Tests.Hosting;

/// <summary>Says who calls and fails on demand.</summary>
sealed class ProbeService(ICaller caller, IHttpContextAccessor http, ProbeReplica replica) : Probe.ProbeBase
{
    public override Task<WhoAmIReply> WhoAmI(WhoAmIRequest request, ServerCallContext context)
    {
        replica.Calls++;
        return Task.FromResult(Me(context));
    }

    [Authorize(Policies.Service)]
    public override Task<WhoAmIReply> ForServices(WhoAmIRequest request, ServerCallContext context) => Task.FromResult(Me(context));

    [Authorize(Policies.Worker)]
    public override Task<WhoAmIReply> ForWorkers(WhoAmIRequest request, ServerCallContext context) => Task.FromResult(Me(context));

    [Authorize(Policies.Admin)]
    public override Task<WhoAmIReply> ForAdmins(WhoAmIRequest request, ServerCallContext context) => Task.FromResult(Me(context));

    [Authorize(Policies.PersonOrService)]
    public override Task<WhoAmIReply> ForPersonOrService(WhoAmIRequest request, ServerCallContext context) => Task.FromResult(Me(context));

    public override Task<FailReply> Fail(FailRequest request, ServerCallContext context) => throw Failure(request);

    public override Task<Shape> PutShape(PutShapeRequest request, ServerCallContext context) => Task.FromResult(request.Shape);

    public override Task<WaitReply> Wait(WaitRequest request, ServerCallContext context) => WaitAsync(context);

    public override Task<WaitReply> WaitRead(WaitRequest request, ServerCallContext context) => WaitAsync(context);

    public override async Task Count(CountRequest request, IServerStreamWriter<CountReply> responseStream, ServerCallContext context)
    {
        for (var i = 1; i <= request.Limit; i++)
            await responseStream.WriteAsync(new CountReply { Number = i }, context.CancellationToken);
        throw DomainException.Exhausted("No more numbers today.");
    }

    async Task<WaitReply> WaitAsync(ServerCallContext context)
    {
        replica.Calls++;
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
        return new WaitReply();
    }

    static Exception Failure(FailRequest request) => request.Kind switch
    {
        "invalid" => DomainException.Invalid("size", request.Size, "must be from 1 to 10; choose a smaller one"),
        "invalid-two" => DomainException.Invalid(
            [DomainException.Violation("size", request.Size, "is too large"), DomainException.Violation("kind", request.Kind, "is odd")]),
        "not-found" => DomainException.NotFound("loop", request.Size),
        "conflict" => DomainException.Conflict("The loop is closed."),
        "exists" => DomainException.AlreadyExists("There is one."),
        "aborted" => DomainException.Aborted("Somebody was faster."),
        "forbidden" => DomainException.Forbidden("Not yours."),
        "stale" => DomainException.Stale("It was changed."),
        "too-large" => DomainException.TooLarge(1000),
        "unsupported" => DomainException.Unsupported("text/plain"),
        "rate-limited" => DomainException.RateLimited("Too many.", TimeSpan.FromSeconds(2.5)),
        "full" => DomainException.Exhausted("The queue is full (100).", TimeSpan.FromMinutes(1)),
        "exhausted" => DomainException.Exhausted("The queue is full (100)."),
        "unique" => new DbUpdateException("x", Postgres("23505", "ix_person_email")),
        "exclusion" => new DbUpdateException("x", Postgres("23P01", "no_overlap")),
        "deadlock" => Postgres("40P01", ""),
        "concurrency" => new DbUpdateConcurrencyException("secret table"),
        "late" => new RpcException(new Status(StatusCode.DeadlineExceeded, "too late")),
        "status" => new RpcException(new Status(StatusCode.Unavailable, "elsewhere is down")),
        _ => new InvalidOperationException("secret detail"),
    };

    static PostgresException Postgres(string state, string constraint) =>
        new("secret sql", "ERROR", "ERROR", state, constraintName: constraint);

    WhoAmIReply Me(ServerCallContext context) => new()
    {
        PersonId = caller is { IsService: true, ActingFor: null } || caller.ClientId == "grading" ? "" : caller.PersonId.ToString(),
        Name = caller.Name,
        Email = caller.Email ?? "",
        EmailVerified = caller.EmailVerified,
        IsAdmin = caller.IsAdmin,
        IsService = caller.IsService,
        ClientId = caller.ClientId,
        ActingFor = caller.ActingFor?.ToString() ?? "",
        Replica = replica.Name,
        HasDeadline = context.Deadline < DateTime.MaxValue,
        Roles = { http.HttpContext!.User.FindAll("roles").Select(role => role.Value).Order() },
    };
}

/// <summary>Which of several probes answers, and how many calls it saw.</summary>
sealed class ProbeReplica(string name)
{
    public string Name { get; } = name;

    public int Calls { get; set; }
}
