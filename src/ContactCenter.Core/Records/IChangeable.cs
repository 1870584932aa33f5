using System;

namespace ContactCenter;

/// <summary>A list of which a copy with other elements can be made without knowing their type.</summary>
internal interface IChangeable<T>
{
    /// <summary>A new list of the same type.</summary>
    /// <param name="change">Gives the element that takes the place of another; it has to be of the list's type.</param>
    object With(Func<T, T> change);
}
