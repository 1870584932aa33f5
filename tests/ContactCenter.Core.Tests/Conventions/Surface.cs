using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace ContactCenter.Tests.Conventions;

/// <summary>The public types and members of an assembly as text.</summary>
internal static class Surface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Assembly assembly)
    {
        foreach (Type type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            yield return Describe(type);
            foreach (string member in Members(type).Order(StringComparer.Ordinal))
            {
                yield return "  " + member;
            }
        }
    }

    /// <summary>All types on the signature of a type's public members.</summary>
    public static IEnumerable<Type> TypesOf(Type type)
    {
        IEnumerable<Type?> direct = type.GetInterfaces().Append(type.BaseType)
            .Concat(type.GetMethods(Declared).Where(IsVisible).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .Concat(type.GetConstructors(Declared).Where(IsVisible).SelectMany(constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType)))
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily).Select(field => field.FieldType))
            .Concat(type.GetEvents(Declared).Where(one => IsVisible(one.AddMethod!)).Select(one => one.EventHandlerType))
            .Concat(type.GetCustomAttributesData().Select(attribute => attribute.AttributeType));
        return direct.Where(one => one is not null).SelectMany(one => Parts(one!)).Distinct();
    }

    private static IEnumerable<Type> Parts(Type type) =>
        (type.HasElementType ? Parts(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts) : []).Append(type);

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Describe(Type type)
    {
        string kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
            : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
        IEnumerable<string> bases = (type.BaseType is null || type.BaseType == typeof(object) || type.IsEnum || type.IsValueType ? [] : new[] { type.BaseType })
            .Concat(type.IsEnum ? [] : type.GetInterfaces().Where(one => one.IsPublic)).Select(Name).Order(StringComparer.Ordinal);
        string list = string.Join(", ", bases);
        return $"{kind} {Name(type)}{(list.Length > 0 ? " : " + list : string.Empty)}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{Convert.ToInt64(Enum.Parse(type, name)):00} {name}");
        }

        IEnumerable<string> constructors = type.GetConstructors(Declared).Where(one => IsVisible(one) && !one.IsStatic).Select(one => $"new({Parameters(one)})");
        IEnumerable<string> properties = type.GetProperties(Declared).Where(one => one.GetMethod is { } get && IsVisible(get)).Select(one =>
            $"{(one.GetMethod!.IsStatic ? "static " : string.Empty)}{Name(one.PropertyType)} {one.Name}{(one.GetIndexParameters().Length > 0 ? "[]" : string.Empty)} {{ get; {(one.SetMethod is { } set && IsVisible(set) ? "set; " : string.Empty)}}}");
        IEnumerable<string> methods = type.GetMethods(Declared)
            .Where(one => IsVisible(one) && (!one.IsSpecialName || one.Name.StartsWith("op_", StringComparison.Ordinal)) && !one.Name.Contains('<', StringComparison.Ordinal))
            .Select(one => $"{(one.IsStatic ? "static " : string.Empty)}{Name(one.ReturnType)} {one.Name}{Arguments(one)}({Parameters(one)})");
        return constructors.Concat(properties).Concat(methods);
    }

    private static string Arguments(MethodInfo method) =>
        method.IsGenericMethod ? "<" + string.Join(", ", method.GetGenericArguments().Select(Name)) + ">" : string.Empty;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(one => Name(one.ParameterType) + " " + one.Name));

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value) + "?";
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        string name = type.IsGenericParameter || type.Namespace == "System" ? type.Name : type.Namespace + "." + type.Name;
        return type.IsGenericType ? name.Split('`')[0] + "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">" : name;
    }
}
