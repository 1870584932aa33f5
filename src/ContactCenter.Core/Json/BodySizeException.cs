using System;

namespace ContactCenter.Json;

/// <summary>A body that holds more than any real one.</summary>
internal sealed class BodySizeException(string message) : FormatException(message);
