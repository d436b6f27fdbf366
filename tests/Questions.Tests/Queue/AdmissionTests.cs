using System.IO.Compression;
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
