namespace Mockloop.Grading.Engine.Scale.Devices;

/// <summary>A device failed, or there is none; the words can be shown to anyone. Never the candidate's doing.</summary>
sealed class DeviceException(string words, Exception? inner = null) : Exception(words, inner);
