using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Mockloop.ServiceDefaults.Messaging;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Mockloop.ServiceDefaults.Data;

/// <summary>How events are written in the outbox and on the bus: camel case, enums as words, NodaTime as ISO.</summary>
static class PlatformJson
{
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        if (!options.Converters.OfType<JsonStringEnumConverter>().Any())
            options.Converters.Add(new JsonStringEnumConverter());
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(EventFields.Require);
        return options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
    }
}
