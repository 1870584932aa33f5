namespace ModuleHelp;

/// <summary>The kinds of plain text.</summary>
internal enum TextKind
{
    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>A list: wrapped lines with hanging indents.</summary>
    List,

    /// <summary>Code or output, as it is.</summary>
    Code,

    /// <summary>A table with aligned columns.</summary>
    Table,
}
