using System;
using System.Collections.Generic;

namespace ContactCenter.Sandbox.Data;

/// <summary>Something whose record changes with time: what becomes of it is decided, and a record shows how far it has come.</summary>
internal interface ILiving
{
    /// <summary>The record's id; null for one that is numbered when it comes into being.</summary>
    long? Id { get; set; }

    /// <summary>When the record comes into being or changes, in any order.</summary>
    IEnumerable<DateTimeOffset> Moments { get; }

    /// <summary>The record as it is at that time; null where there is none yet.</summary>
    Record? Write(DateTimeOffset now);
}
