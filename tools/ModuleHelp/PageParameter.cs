using System;
using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;

namespace ModuleHelp;

/// <summary>A parameter, as the page describes it.</summary>
internal sealed class PageParameter
{
    private const string AllSets = "(All)";

    /// <summary>The name, without the dash.</summary>
    public required string Name { get; init; }

    /// <summary>The line of the heading, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The description.</summary>
    public required IReadOnlyList<Block> Description { get; init; }

    /// <summary>The full name of the type.</summary>
    public required string Type { get; init; }

    /// <summary>The default value, or an empty text.</summary>
    public required string DefaultValue { get; init; }

    /// <summary>Whether the value can have wildcards.</summary>
    public required bool SupportsWildcards { get; init; }

    /// <summary>The aliases.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The values that are accepted. Empty: any.</summary>
    public required IReadOnlyList<string> AcceptedValues { get; init; }

    /// <summary>What the parameter is in each parameter set.</summary>
    public required IReadOnlyList<ParameterUse> Uses { get; init; }

    /// <summary>Whether the parameter is a switch.</summary>
    public bool IsSwitch => Type == "System.Management.Automation.SwitchParameter";

    /// <summary>Returns what the parameter is in a set; null when it does not belong to that set.</summary>
    public ParameterUse? In(string set)
        => Uses.FirstOrDefault(u => u.Set == AllSets || string.Equals(u.Set, set, StringComparison.Ordinal));
}
