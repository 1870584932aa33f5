namespace ModuleHelp;

/// <summary>What a parameter is in one parameter set.</summary>
/// <param name="Set">The name of the set, or (All).</param>
/// <param name="Position">The position from 0; null when the parameter is named.</param>
/// <param name="IsRequired">Whether the parameter must be given.</param>
/// <param name="FromPipeline">Whether the pipeline binds objects to it.</param>
/// <param name="FromPipelineByName">Whether the pipeline binds properties of its name to it.</param>
internal sealed record ParameterUse(string Set, int? Position, bool IsRequired, bool FromPipeline, bool FromPipelineByName);
