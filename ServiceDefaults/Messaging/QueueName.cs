namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>The queue's name in a broker address such as <c>rabbitmq://host/vhost/queue?…</c>.</summary>
static class QueueName
{
    public static string Of(Uri address) => address.AbsolutePath.Split('/')[^1];
}
