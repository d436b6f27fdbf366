using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Mockloop.ServiceDefaults;
using OpenAI;

namespace Mockloop.Debrief.Phrasing;

/// <summary>The language model, where one is configured.</summary>
static class PhrasingParts
{
    // Some servers want a key and do not look at it.
    const string NoKey = "none";

    public static void AddPhrasing(this IServiceCollection services)
    {
        services.AddOptions<LanguageModelOptions>().BindConfiguration(LanguageModelOptions.Section)
            .Validate(o => o.TimeoutSeconds is >= 1 and <= LanguageModelOptions.LongestTimeout, $"LanguageModel:TimeoutSeconds must be 1 to {LanguageModelOptions.LongestTimeout}.").ValidateOnStart();
        services.AddSingleton(Client);
        services.AddScoped<Phraser>();
        services.AddDueHandler<PhraseCommittee>(PhraseCommittee.Kind, slow: true);
    }

    static IChatClient Client(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<LanguageModelOptions>>().Value;
        var client = new OpenAIClient(new ApiKeyCredential(options.ApiKey.Length > 0 ? options.ApiKey : NoKey), new OpenAIClientOptions
        {
            Endpoint = options.Endpoint,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
        });
        return client.GetChatClient(options.Model).AsIChatClient();
    }
}
