using Silk.NET.OpenCL;

namespace Mockloop.Grading.Device.OpenCl;

/// <summary>OpenCL refused something; the words can be shown to anyone.</summary>
sealed class OpenClException(string words, Exception? inner = null) : Exception(words, inner)
{
    /// <exception cref="OpenClException">The call failed.</exception>
    public static void Check(int code, string call)
    {
        if (code != (int)ErrorCodes.Success)
            throw new OpenClException($"OpenCL refused {call}: {(ErrorCodes)code} ({code})");
    }
}
