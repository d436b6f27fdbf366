using Grpc.Core;
using Microsoft.Net.Http.Headers;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Web.Calendars;

/// <summary>
/// Serves a person's interviews to their calendar program: whoever has the secret address may read it, nobody signs in.
/// A wrong, a renewed and a revoked address are the same 404.
/// </summary>
static class CalendarAddress
{
    const int MinutesFresh = 5;

    internal static string Of(HttpRequest request, string token) => $"{request.Scheme}://{request.Host}/calendar/{token}.ics";

    internal static void MapCalendarFeed(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/calendar/{token}.ics", [HttpMethods.Get, HttpMethods.Head], ReadAsync).AllowAnonymous();

    static async Task<IResult> ReadAsync(string token, HttpContext http, SchedulingService.SchedulingServiceClient scheduling, CancellationToken left)
    {
        try
        {
            var file = await scheduling.ReadFeedAsync(new() { Token = token }, cancellationToken: left);
            http.Response.Headers.CacheControl = $"private, max-age={MinutesFresh * 60}";
            return IsKnown(http, file.Digest) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Text(file.Content, "text/calendar; charset=utf-8");
        }
        catch (RpcException e)
        {
            return Refused(e.StatusCode);
        }
    }

    static bool IsKnown(HttpContext http, string digest)
    {
        var tag = new EntityTagHeaderValue($"\"{digest}\"");
        http.Response.Headers.ETag = tag.ToString();
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false));
    }

    // Programs that poll understand these; to anything else they might forget the calendar.
    static IResult Refused(StatusCode code) => code switch
    {
        StatusCode.NotFound or StatusCode.InvalidArgument => TypedResults.Text("There is no calendar at this address.", statusCode: StatusCodes.Status404NotFound),
        StatusCode.ResourceExhausted => TypedResults.Text("Too often; try again later.", statusCode: StatusCodes.Status429TooManyRequests),
        _ => TypedResults.Text("The calendar cannot be read at the moment; try again later.", statusCode: StatusCodes.Status503ServiceUnavailable),
    };
}
