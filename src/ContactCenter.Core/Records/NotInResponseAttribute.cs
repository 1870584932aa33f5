using System;

namespace ContactCenter;

/// <summary>Marks a property that this library adds: no key of the response stands behind it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotInResponseAttribute : Attribute;
