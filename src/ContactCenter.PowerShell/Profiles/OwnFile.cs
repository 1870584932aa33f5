using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ContactCenter.PowerShell;

/// <summary>
/// Files that this user alone may write to. On Windows the user's folder for settings sees to that; elsewhere the mode of the file does, which .NET knows since
/// version 7 and .NET Standard does not.
/// </summary>
internal static class OwnFile
{
    private const int GroupWrite = 0x10;
    private const int OtherWrite = 0x02;
    private const int OwnerReadWrite = 0x180;
    private const int OwnerAll = 0x1C0;

    private static readonly MethodInfo? GetMode = typeof(File).GetMethod("GetUnixFileMode", [typeof(string)]);
    private static readonly MethodInfo? SetMode = GetMode is null ? null : typeof(File).GetMethod("SetUnixFileMode", [typeof(string), GetMode.ReturnType]);

    /// <summary>Makes a folder for this user alone, if there is none.</summary>
    public static void CreateFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path);
            Set(path, OwnerAll);
        }
    }

    /// <summary>Takes everybody else's rights to a file away.</summary>
    public static void Keep(string path) => Set(path, OwnerReadWrite);

    /// <summary>Refuses what others can change: they could have the token sent elsewhere.</summary>
    /// <exception cref="ContactCenterException">Others can (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    public static void Check(string path)
    {
        if (IsWindows || GetMode is null)
        {
            return;
        }

        int mode = Convert.ToInt32(GetMode.Invoke(null, [path]), null);
        if ((mode & (GroupWrite | OtherWrite)) != 0)
        {
            throw Errors.Invalid(Strings.ProfileNotOwn, path, Convert.ToString(mode, 8), Directory.Exists(path) ? "700" : "600");
        }
    }

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    private static void Set(string path, int mode)
    {
        if (!IsWindows && GetMode is not null)
        {
            SetMode!.Invoke(null, [path, Enum.ToObject(GetMode.ReturnType, mode)]);
        }
    }
}
