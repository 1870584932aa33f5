using System;

namespace ContactCenter.Json;

/// <summary>A value that does not read as what the reference documents for its field.</summary>
internal sealed class FieldFormatException(string message) : Exception(message);
