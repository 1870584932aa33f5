using System;
using System.Globalization;
using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>Makes every error record of the module: its id is the name of the kind of error, which scripts can rely on.</summary>
internal static class Errors
{
    /// <summary>Where an exception keeps what it is about, for the error record that it becomes.</summary>
    public const string TargetKey = "ContactCenter.Target";

    public static ErrorRecord Record(ContactCenterException error, object? target) =>
        new(error, error.Kind.ToString(), Category(error.Kind), target);

    public static ContactCenterException NotConnected(string format, params object?[] values) => Make(ErrorKind.NotConnected, format, values);

    public static ContactCenterException Invalid(string format, params object?[] values) => Make(ErrorKind.InvalidArgument, format, values);

    public static ContactCenterException Make(ErrorKind kind, string format, params object?[] values) =>
        new(kind, Text(format, values));

    /// <summary>The same error with more to say.</summary>
    public static ContactCenterException With(ContactCenterException error, string message) =>
        new(error.Kind, message, error) { StatusCode = error.StatusCode, RecordId = error.RecordId };

    public static ContactCenterException About(this ContactCenterException error, object? target)
    {
        error.Data[TargetKey] = target;
        return error;
    }

    /// <summary>What an exception of .NET says, without the parameter's name that ArgumentException adds to it.</summary>
    public static string Plain(Exception error)
    {
        string message = error.Message;
        int end = error is ArgumentException { ParamName: string name } ? message.IndexOf(name, StringComparison.Ordinal) : -1;
        int start = end < 0 ? -1 : message.LastIndexOfAny(['(', '\n'], end);
        return start > 0 ? message.Substring(0, start).TrimEnd() : message;
    }

    public static string Text(string format, params object?[] values) =>
        values.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, values);

    private static ErrorCategory Category(ErrorKind kind) => kind switch
    {
        ErrorKind.NotConnected or ErrorKind.ConnectionFailed => ErrorCategory.ConnectionError,
        ErrorKind.InvalidArgument or ErrorKind.WrongRecordKind or ErrorKind.InvalidRequest => ErrorCategory.InvalidArgument,
        ErrorKind.Unauthorized => ErrorCategory.AuthenticationError,
        ErrorKind.Forbidden => ErrorCategory.PermissionDenied,
        ErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        ErrorKind.RateLimited => ErrorCategory.LimitsExceeded,
        ErrorKind.ServerError => ErrorCategory.ResourceUnavailable,
        ErrorKind.Timeout => ErrorCategory.OperationTimeout,
        ErrorKind.InvalidResponse => ErrorCategory.ProtocolError,
        ErrorKind.InvalidRecord => ErrorCategory.InvalidData,
        ErrorKind.UnsafeRedirect or ErrorKind.TokenNotSaved => ErrorCategory.SecurityError,
        _ => ErrorCategory.NotSpecified,
    };
}
