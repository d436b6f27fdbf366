using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Mockloop.ServiceDefaults.Errors;

/// <summary>Exceptions of endpoints that are no gRPC methods.</summary>
sealed partial class EdgeExceptionHandler(ILogger<EdgeExceptionHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        StatusMapping.Refine(httpContext, exception);
        if (StatusMapping.Of(exception) is not { } status)
        {
            // The middleware logs nothing of an exception that a handler took.
            var correlationId = Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier;
            Failed(log, exception, httpContext.Request.Path, correlationId);
            status = StatusMapping.Internal(correlationId);
        }
        await ErrorResponse.WriteAsync(httpContext, status);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "{Path} failed ({CorrelationId})")]
    private static partial void Failed(ILogger log, Exception exception, string path, string correlationId);
}
