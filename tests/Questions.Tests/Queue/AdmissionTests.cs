using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Mockloop.Questions.Tests.Queue;

/// <summary>What enters the queue, and what it is graded with.</summary>
public sealed class AdmissionTests(SmallQueueApp app) : SmallQueueTests(app)
{
    [Fact]
    public async Task A_full_queue_refuses_and_says_its_limit()
    {
        var booking = await RunningAsync();
        for (int i = 0; i < SmallQueueApp.Limit; i++)
            await booking.SubmitAsync();
        (await Refused.WithAsync(StatusCode.ResourceExhausted, () => booking.SubmitAsync())).ShouldContain($"at most {SmallQueueApp.Limit}");
        (await App.QueryAsync(db => db.Submissions.CountAsync(s => s.InterviewId == booking.Interview))).ShouldBe(SmallQueueApp.Limit);
    }

    [Fact]
    public async Task Full_is_said_in_the_same_words_over_gRPC_and_REST_and_passes()
    {
        var booking = await RunningAsync();
        for (int i = 0; i < SmallQueueApp.Limit; i++)
            await booking.SubmitAsync();
        var said = await Refused.WithAsync(StatusCode.ResourceExhausted, () => booking.SubmitAsync());
        said.ShouldContain($"{SmallQueueApp.Limit} of at most {SmallQueueApp.Limit} submissions wait");
        said.ShouldContain("Try again in");

        using var rest = App.Rest(booking.Candidate);
        var body = new { language = "python3", files = new[] { new { name = "main.py", content = "print(1)" } } };
        var address = $"/v1/interviews/{booking.Interview}/submissions";
        using (var refused = await rest.PostAsJsonAsync(address, body))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("message").GetString().ShouldBe(said);
        }
        (await App.QueryAsync(db => db.Submissions.CountAsync(s => s.InterviewId == booking.Interview))).ShouldBe(SmallQueueApp.Limit, "nothing was stored");

        await App.Worker().PutResultAsync(Result((await LeaseAsync()).ShouldHaveSingleItem(), "Accepted"));
        using var taken = await rest.PostAsJsonAsync(address, body);
        taken.StatusCode.ShouldBe(HttpStatusCode.OK, "there is a place again");
    }

    [Fact]
    public async Task Idle_counts_what_waits_and_what_is_leased_as_backlog()
    {
        var booking = await RunningAsync();
        await booking.SubmitAsync();
        await booking.SubmitAsync();
        var work = (await LeaseAsync()).ShouldHaveSingleItem();
        (await App.BacklogAsync("grading")).ShouldBe(2);
        await App.Worker().PutResultAsync(Result(work, "Accepted"));
        (await App.BacklogAsync("grading")).ShouldBe(1);
    }

    [Fact]
    public async Task A_package_comes_in_chunks_and_hashes_to_what_the_judge_computes()
    {
        var booking = await RunningAsync();
        await booking.SubmitAsync();
        var hash = (await LeaseAsync()).ShouldHaveSingleItem().PackageHash;
        var zip = new MemoryStream();
        using var call = App.Worker().FetchPackage(new() { Hash = hash });
        while (await call.ResponseStream.MoveNext(default))
        {
            call.ResponseStream.Current.Data.Length.ShouldBeLessThanOrEqualTo(64 * 1024);
            call.ResponseStream.Current.Data.WriteTo(zip);
        }
        var folder = Directory.CreateTempSubdirectory("mockloop-package-");
        try
        {
            ZipFile.ExtractToDirectory(zip, folder.FullName);
            Mockloop.Grading.Engine.Packages.PackageHash.Of(folder.FullName).ShouldBe(hash);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
