using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mockloop.Cli.SignIn;

/// <summary>The device flow (RFC 8628) of client <c>cli</c>: the person confirms a code in a browser.</summary>
sealed class DeviceSignIn(HttpClient http, Uri realm, TimeProvider time)
{
    internal const string Client = "cli";

    /// <summary>Asks for a code, says where to enter it, waits; throws <see cref="SignInException"/> when refused or too late.</summary>
    internal async Task<Tokens> RunAsync(Action<DeviceCode> show, CancellationToken stop)
    {
        var code = await PostAsync<DeviceCode>("auth/device", new() { ["client_id"] = Client, ["scope"] = "openid profile email" }, stop);
        show(code);
        var until = time.GetUtcNow().AddSeconds(code.ExpiresIn);
        var pause = TimeSpan.FromSeconds(Math.Max(1, code.Interval));
        while (time.GetUtcNow() < until)
        {
            await Task.Delay(pause, time, stop);
            try
            {
                return await PostAsync<Tokens>("token", new()
                {
                    ["grant_type"] = "urn:ietf:params:oauth:grant-type:device_code",
                    ["client_id"] = Client,
                    ["device_code"] = code.Device,
                }, stop);
            }
            catch (SignInException e) when (e.Error is "authorization_pending")
            {
            }
            catch (SignInException e) when (e.Error is "slow_down")
            {
                pause += TimeSpan.FromSeconds(5);
            }
        }

        throw new SignInException("expired_token", "The code was not confirmed in time. Run login again.");
    }

    async Task<T> PostAsync<T>(string path, Dictionary<string, string> fields, CancellationToken stop)
    {
        using var form = new FormUrlEncodedContent(fields);
        using var reply = await http.PostAsync(new Uri($"{realm.ToString().TrimEnd('/')}/protocol/openid-connect/{path}"), form, stop);
        if (reply.IsSuccessStatusCode) return (await reply.Content.ReadFromJsonAsync<T>(stop))!;
        throw await RefusalAsync(reply, stop);
    }

    static async Task<SignInException> RefusalAsync(HttpResponseMessage reply, CancellationToken stop)
    {
        var text = await reply.Content.ReadAsStringAsync(stop);
        try
        {
            var body = JsonSerializer.Deserialize<Refusal>(text)!;
            return new(body.Error, body.Description ?? body.Error);
        }
        catch (JsonException)
        {
            return new("server_error", $"The sign-in server answered {(int)reply.StatusCode}.");
        }
    }

    sealed record Refusal(
        [property: JsonPropertyName("error")] string Error,
        [property: JsonPropertyName("error_description")] string? Description);
}

/// <summary>What the sign-in server gave out for a device. Seconds are counted from the answer.</summary>
sealed record DeviceCode(
    [property: JsonPropertyName("device_code")] string Device,
    [property: JsonPropertyName("user_code")] string User,
    [property: JsonPropertyName("verification_uri")] string Address,
    [property: JsonPropertyName("verification_uri_complete")] string? AddressWithCode,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("interval")] int Interval = 5);

/// <summary>A session's tokens.</summary>
sealed record Tokens(
    [property: JsonPropertyName("access_token")] string Access,
    [property: JsonPropertyName("refresh_token")] string? Refresh,
    [property: JsonPropertyName("expires_in")] int ExpiresIn);

/// <summary>The sign-in server refused; <see cref="Error"/> is its OAuth code.</summary>
sealed class SignInException(string error, string why) : Exception(why)
{
    public string Error => error;
}
