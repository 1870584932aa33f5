using System;

namespace ContactCenter.Sandbox.Serving;

/// <summary>A query that the sandbox can't answer: 422.</summary>
internal sealed class InvalidQueryException(string message) : Exception(message);
