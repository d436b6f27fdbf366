using System.Reflection;
using System.Runtime.InteropServices;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>The C interface of HiGHS (MIT licence), which comes with OR-Tools; OR-Tools' own wrapper of it hides the bound.</summary>
static partial class HighsLibrary
{
    const string Name = "highs";

    static HighsLibrary() => NativeLibrary.SetDllImportResolver(typeof(HighsLibrary).Assembly, Resolve);

    public const int RowWise = 2, Minimize = 1, Integer = 1, Optimal = 7, Infeasible = 8, MipInterrupt = 6, FeasiblePoint = 2;

    public delegate void Callback(int type, nint message, nint dataOut, nint dataIn, nint userData);

    [LibraryImport(Name, EntryPoint = "Highs_create")]
    public static partial nint Create();

    [LibraryImport(Name, EntryPoint = "Highs_destroy")]
    public static partial void Destroy(nint highs);

    [LibraryImport(Name, EntryPoint = "Highs_passMip")]
    public static partial int PassMip(
        nint highs, int columns, int rows, int entries, int format, int sense, double offset, double[] cost, double[] lower, double[] upper,
        double[] rowLower, double[] rowUpper, int[] start, int[] index, double[] value, int[] integrality);

    [LibraryImport(Name, EntryPoint = "Highs_setSolution")]
    public static partial int SetSolution(nint highs, double[] columns, double[]? rows, double[]? columnDuals, double[]? rowDuals);

    [LibraryImport(Name, EntryPoint = "Highs_setBoolOptionValue", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetBool(nint highs, string option, int value);

    [LibraryImport(Name, EntryPoint = "Highs_setIntOptionValue", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetInt(nint highs, string option, int value);

    [LibraryImport(Name, EntryPoint = "Highs_setDoubleOptionValue", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetDouble(nint highs, string option, double value);

    [LibraryImport(Name, EntryPoint = "Highs_setStringOptionValue", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetString(nint highs, string option, string value);

    [LibraryImport(Name, EntryPoint = "Highs_setCallback")]
    public static partial int SetCallback(nint highs, Callback callback, nint userData);

    [LibraryImport(Name, EntryPoint = "Highs_startCallback")]
    public static partial int StartCallback(nint highs, int type);

    [LibraryImport(Name, EntryPoint = "Highs_run")]
    public static partial int Run(nint highs);

    [LibraryImport(Name, EntryPoint = "Highs_getModelStatus")]
    public static partial int StatusOf(nint highs);

    [LibraryImport(Name, EntryPoint = "Highs_getDoubleInfoValue", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int GetDouble(nint highs, string info, out double value);

    [LibraryImport(Name, EntryPoint = "Highs_getIntInfoValue", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int GetInt(nint highs, string info, out int value);

    [LibraryImport(Name, EntryPoint = "Highs_getSolution")]
    public static partial int GetSolution(nint highs, [Out] double[] columns, [Out] double[] columnDuals, [Out] double[] rows, [Out] double[] rowDuals);

    static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name != Name ? 0 : NativeLibrary.Load(
            OperatingSystem.IsWindows() ? "highs.dll" : OperatingSystem.IsMacOS() ? "libhighs.1.dylib" : "libhighs.so.1", assembly, path);
}
