namespace ContactCenter.Sandbox;

/// <summary>What goes wrong.</summary>
internal enum SandboxFaultKind
{
    Status,
    Refused,
    RefusedWithDate,
    RefusedBare,
    Html,
    HtmlError,
    Cut,
    CutJson,
    Reset,
    Hang,
    Empty,
    Null,
    Garbage,
    WrongType,
    NoId,
    Redirect,
    RedirectAway,
    Drip,
}
