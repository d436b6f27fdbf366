using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace Mockloop.Questions.Tests;

static class ChannelTokens
{
    /// <summary>The channel with a bearer token on every call.</summary>
    public static CallInvoker With(this GrpcChannel channel, string token) =>
        channel.CreateCallInvoker().Intercept(metadata =>
        {
            metadata.Add("Authorization", $"Bearer {token}");
            return metadata;
        });
}
