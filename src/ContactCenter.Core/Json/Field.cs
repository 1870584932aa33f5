using System;
using System.Reflection;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace ContactCenter.Json;

/// <summary>One documented field of a kind of object.</summary>
internal abstract class Field
{
    protected Field(PropertyInfo property)
    {
        Property = property;
        Key = string.Intern(property.GetCustomAttribute<JsonKeyAttribute>()?.Key ?? JsonNames.ToSnakeCase(property.Name));
        IsPersonal = property.GetCustomAttribute<PersonalDataAttribute>() is not null;
    }

    public string Key { get; }

    public PropertyInfo Property { get; }

    public bool IsPersonal { get; }

    /// <summary>The place among the type's fields.</summary>
    public int Index { get; internal set; }

    /// <summary>What is documented, as a message names it.</summary>
    public abstract string Expected { get; }

    /// <summary>Reads a value and sets the property, to null where the value does not fit.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="target">The object.</param>
    /// <param name="came">Where it does not fit: the value, unchanged.</param>
    /// <returns>Whether the value fits.</returns>
    public abstract bool TryRead(BodyReader reader, ApiObject target, out object? came);

    public abstract void Write(JsonWriter writer, ApiObject source);

    public abstract object? Get(ApiObject source);

    /// <summary>Sets the value; of what is told from other fields there is nothing to set.</summary>
    public abstract void Set(ApiObject target, object? value);
}

/// <summary>One documented field, with its types known: a delegate instead of reflection for each value.</summary>
internal sealed class Field<TTarget, TValue> : Field
    where TTarget : ApiObject
{
    private readonly Codec<TValue> _codec = Codecs.For<TValue>();
    private readonly Func<TTarget, TValue> _get;
    private readonly Action<TTarget, TValue>? _set;

    public Field(PropertyInfo property)
        : base(property)
    {
        _get = (Func<TTarget, TValue>)property.GetGetMethod()!.CreateDelegate(typeof(Func<TTarget, TValue>));
        _set = (Action<TTarget, TValue>?)property.GetSetMethod(nonPublic: true)?.CreateDelegate(typeof(Action<TTarget, TValue>));
    }

    public override string Expected => _codec.Expected;

    [MethodImpl(Compilation.Hot)]
    public override bool TryRead(BodyReader reader, ApiObject target, out object? came)
    {
        bool fits = _codec.TryRead(reader, out TValue value, out came);
        _set!((TTarget)target, value);
        return fits;
    }

    public override void Write(JsonWriter writer, ApiObject source) => _codec.Write(writer, _get((TTarget)source));

    public override object? Get(ApiObject source) => _get((TTarget)source);

    public override void Set(ApiObject target, object? value) => _set?.Invoke((TTarget)target, (TValue)value!);

    public TValue GetValue(TTarget source) => _get(source);
}
