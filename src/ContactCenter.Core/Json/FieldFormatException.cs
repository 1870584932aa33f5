using System;

namespace ContactCenter.Json;

/// <summary>A value that does not read as what the reference documents for its field.</summary>
internal sealed class FieldFormatException(string message) : Exception(message)
{
    // Where a tree of a thousand levels has its bad field, the last levels are enough to know.
    private const int LongestWay = 300;

    private string _way = string.Empty;

    /// <summary>What is wrong, after the keys that lead to it.</summary>
    public override string Message => _way + base.Message;

    /// <summary>
    /// Says which field it was in, one level further out. For the filter of a catch that lets it pass: thrown anew at each level instead, it would take the stack of every level above, and a
    /// deep tree with one bad leaf would end the process.
    /// </summary>
    public void Within(string key)
    {
        if (_way.Length < LongestWay)
        {
            _way = key + ": " + _way;
        }
    }
}
