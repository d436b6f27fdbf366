namespace Mockloop.Questions.Tests;

static class Refused
{
    /// <summary>The call fails with this status; gives its words back.</summary>
    public static async Task<string> WithAsync(StatusCode status, Func<Task> call)
    {
        var e = await Should.ThrowAsync<RpcException>(call);
        e.StatusCode.ShouldBe(status, e.Status.Detail);
        return e.Status.Detail;
    }
}
