using System;

namespace ContactCenter;

/// <summary>Marks a property whose value can tell who a person is.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalDataAttribute : Attribute;
