using System.Globalization;
using Google.Protobuf.Reflection;
using Microsoft.OpenApi;
using Mockloop.ServiceDefaults.Calls;
using Mockloop.ServiceDefaults.Limits;

namespace Mockloop.ServiceDefaults.OpenApi;

/// <summary>What HTTP adds to a method: the headers it understands and the errors it may answer.</summary>
static class CallTerms
{
    public static void Add(OpenApiOperation operation, MethodDescriptor method, bool hasBody, bool isGet, int limit, Func<OpenApiResponse> error)
    {
        var isEdit = TextFields.Has(method.InputType, TextFields.ETag);
        var isVersioned = TextFields.Has(method.OutputType, TextFields.ETag);
        if (TextFields.Has(method.InputType, TextFields.IdempotencyKey))
            AddHeader(operation, "Idempotency-Key", $"Instead of the field idempotencyKey; at most {OncePerKey.LongestKey} characters, remembered for 3 days.");
        if (isEdit)
            AddHeader(operation, "If-Match", "Instead of the field etag: the ETag of the version this change was made from.");
        if (isVersioned && isGet)
        {
            AddHeader(operation, "If-None-Match", "The ETag of what one has.");
            operation.Responses!["304"] = new OpenApiResponse { Description = "Nothing shown has changed." };
        }
        if (isVersioned && operation.Responses!["200"] is OpenApiResponse done)
            done.Headers = Header("ETag", "Names what is shown; for If-Match and If-None-Match.");

        Error("400", "A field at fault, named in the details; or the state of things does not allow it.");
        Error("401", "No sign-in, or one that is not valid here.");
        Error("403", "Not the caller's to do or to see.");
        Error("404", "There is no such thing.");
        if (!isGet)
            Error("409", "Somebody was faster, or it is there already.");
        if (isEdit)
            Error("412", "Changed since the version of If-Match.");
        if (hasBody)
        {
            Error("413", string.Create(CultureInfo.InvariantCulture, $"More than {limit} bytes."));
            Error("415", "No JSON in UTF-8.");
        }
        Error("429", "Too many calls, or a queue is full.").Headers = Header("Retry-After", "Seconds until it makes sense to try again.");
        Error("503", "A part of the platform is away for the moment.");
        Error("504", "The deadline passed before it was done.");

        OpenApiResponse Error(string status, string description)
        {
            var response = error();
            response.Description = description;
            operation.Responses![status] = response;
            return response;
        }
    }

    static void AddHeader(OpenApiOperation operation, string name, string description)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Header, Description = description, Schema = Text() });
    }

    static Dictionary<string, IOpenApiHeader> Header(string name, string description) =>
        new() { [name] = new OpenApiHeader { Description = description, Schema = Text() } };

    static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
