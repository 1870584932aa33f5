namespace ModuleHelp;

/// <summary>A parameter in a line of syntax.</summary>
/// <param name="Name">The name, without the dash.</param>
/// <param name="Type">The type without its namespace; null for a switch.</param>
/// <param name="IsRequired">Whether no brackets say that it can be left out.</param>
/// <param name="IsPositional">Whether brackets say that its name can be left out.</param>
internal sealed record SyntaxParameter(string Name, string? Type, bool IsRequired, bool IsPositional);
