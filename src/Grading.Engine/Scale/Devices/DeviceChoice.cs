namespace Mockloop.Grading.Engine.Scale.Devices;

/// <summary>Which devices are tried.</summary>
public enum DeviceChoice
{
    /// <summary>A GPU, else another OpenCL device, else SIMD.</summary>
    Auto,

    /// <summary>A GPU, else SIMD.</summary>
    Gpu,

    /// <summary>An OpenCL device that is no GPU, else SIMD.</summary>
    OpenCl,

    /// <summary>The processor's vector units, in this process.</summary>
    Simd,

    /// <summary>The reference, one number after the other.</summary>
    Scalar,
}
