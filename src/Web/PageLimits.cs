using Microsoft.AspNetCore.StaticAssets;
using Mockloop.ServiceDefaults.Limits;

namespace Mockloop.Web;

/// <summary>How often a person may load pages and post forms; the services count the calls that a page makes for themselves.</summary>
static class PageLimits
{
    /// <summary>Null for files and health checks.</summary>
    public static CallBucket? BucketOf(HttpContext http)
    {
        var isPage = http.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
            && http.Request.Path.Value is not ("/health" or "/alive");
        if (!isPage)
            return null;
        return HttpMethods.IsPost(http.Request.Method) ? CallBucket.Writes : CallBucket.Reads;
    }

    /// <summary>A plain page: one more with menus would cost what is to be saved.</summary>
    public static Task RefuseAsync(HttpContext http, RateLimitRefusal refusal)
    {
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = refusal.Seconds;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(refusal.Words, http.RequestAborted);
    }
}
