using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using ContactCenter.Json;
using Xunit;

namespace ContactCenter.Tests.Conventions;

/// <summary>What holds for every type of Core, also for those that are yet to come.</summary>
public sealed class ConventionTests
{
    private static readonly Assembly Core = typeof(Tenant).Assembly;

    private static IEnumerable<Type> Objects => Core.GetExportedTypes().Where(type => typeof(ApiObject).IsAssignableFrom(type) && !type.IsAbstract);

    [Fact]
    public void No_type_of_another_library_is_on_a_public_signature()
    {
        string[] ours = ["ContactCenter", "System", "netstandard", "mscorlib", "Microsoft.CSharp"];
        foreach (Type type in Core.GetExportedTypes())
        {
            foreach (Type used in Surface.TypesOf(type))
            {
                string assembly = used.Assembly.GetName().Name!;
                Assert.True(
                    Array.Exists(ours, name => assembly == name || assembly.StartsWith(name + ".", StringComparison.Ordinal)),
                    $"{type.FullName} shows {used.FullName} of {assembly}");
            }
        }
    }

    [Fact]
    public void Core_knows_no_PowerShell_and_no_more_libraries_than_it_should() => Assert.Equal(
        ["Newtonsoft.Json", "Polly", "netstandard"],
        Core.GetReferencedAssemblies().Select(name => name.Name!).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_asynchronous_method_can_be_cancelled()
    {
        int checkedMethods = 0;
        foreach (MethodInfo method in Core.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)))
        {
            if (!typeof(Task).IsAssignableFrom(method.ReturnType) || method.DeclaringType!.Name.Contains('<', StringComparison.Ordinal))
            {
                continue;
            }

            Assert.EndsWith("Async", method.Name, StringComparison.Ordinal);
            Assert.True(method.GetParameters().LastOrDefault()?.ParameterType == typeof(CancellationToken), $"{method.DeclaringType}.{method.Name} takes no CancellationToken at its end");
            checkedMethods++;
        }

        Assert.True(checkedMethods > 10);
    }

    [Fact]
    public void Public_asynchronous_methods_insist_on_a_token()
    {
        foreach (MethodInfo method in Core.GetExportedTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)))
        {
            Assert.DoesNotContain(method.GetParameters(), parameter => parameter.ParameterType == typeof(CancellationToken) && parameter.HasDefaultValue);
        }
    }

    [Fact]
    public void Every_property_of_a_record_can_be_set_and_may_be_null()
    {
        var nullability = new NullabilityInfoContext();
        foreach (PropertyInfo property in Objects.SelectMany(type => type.GetProperties()))
        {
            if (property.Name == nameof(ApiObject.ExtensionData))
            {
                Assert.Null(property.GetSetMethod());
                continue;
            }

            if (property.GetCustomAttribute<NotInResponseAttribute>() is not null)
            {
                continue;
            }

            Assert.True(property.GetSetMethod() is not null, $"{property.DeclaringType}.{property.Name} can't be set");
            Assert.True(nullability.Create(property).ReadState == NullabilityState.Nullable, $"{property.DeclaringType}.{property.Name} can't be null");
        }
    }

    [Fact]
    public void Every_kind_of_record_is_sealed_can_be_made_and_says_something_of_itself()
    {
        Assert.All(Objects, type =>
        {
            Assert.True(type.IsSealed, type.FullName);
            Assert.NotNull(type.GetConstructor(Type.EmptyTypes));
            Assert.True(type.GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType == type, $"{type.FullName} has no ToString of its own");
            Assert.NotNull(Activator.CreateInstance(type)!.ToString());
            Assert.Equal("ContactCenter", type.Namespace);
        });
        Assert.NotEmpty(Objects);
    }

    [Fact]
    public void Every_public_member_is_documented()
    {
        string path = Path.ChangeExtension(Core.Location, ".xml");
        Assert.True(File.Exists(path), "The documentation file is missing beside the assembly");
        Dictionary<string, XElement> members = XDocument.Load(path).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);
        foreach (Type type in Core.GetExportedTypes())
        {
            AssertDocumented(members, "T:" + type.FullName);
            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            {
                // A positional record's property is documented as a parameter.
                string name = $"P:{type.FullName}.{property.Name}";
                bool isParameter = members.TryGetValue("T:" + type.FullName, out XElement? whole)
                    && whole.Elements("param").Any(parameter => parameter.Attribute("name")!.Value == property.Name && parameter.Value.Trim().Length > 0);
                if (!isParameter && property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract")
                {
                    AssertDocumented(members, name);
                }
            }

            if (type.IsEnum)
            {
                Assert.All(Enum.GetNames(type), name => AssertDocumented(members, $"F:{type.FullName}.{name}"));
            }
        }
    }

    [Fact]
    public void Durations_say_their_unit_and_times_their_zone()
    {
        Dictionary<string, string> members = XDocument.Load(Path.ChangeExtension(Core.Location, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Value);
        foreach (PropertyInfo property in Objects.SelectMany(type => type.GetProperties()))
        {
            string text = members[$"P:{property.DeclaringType!.FullName}.{property.Name}"];
            if (property.PropertyType == typeof(DateTimeOffset?))
            {
                Assert.Contains("in UTC", text, StringComparison.Ordinal);
            }
            else if (property.PropertyType == typeof(int?) && property.Name.Contains("Duration", StringComparison.Ordinal))
            {
                Assert.Contains("in seconds", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_fields_of_every_endpoint_exist()
    {
        Assert.NotEmpty(Endpoints.All);
        Assert.Equal(Endpoints.All.Count, Endpoints.All.Select(endpoint => endpoint.Path).Distinct().Count());
        foreach (Endpoint endpoint in Endpoints.All)
        {
            Assert.Equal(endpoint.Filters.Count, endpoint.Filters.Select(filter => filter.Name).Distinct().Count());
            foreach (Filter filter in endpoint.Filters)
            {
                Assert.Equal(filter.Values.Count, filter.Values.Select(value => value.Value).Distinct().Count());
                if (!endpoint.IsPaged && filter.Kind is FilterKind.List or FilterKind.Value)
                {
                    // What a tree or a report is made from need not be in it.
                    continue;
                }

                Type? type = endpoint.RecordType;
                foreach (string key in filter.Field.Split('.'))
                {
                    Assert.True(RecordMap.For(type).ByKey.TryGetValue(key, out Field? field), $"{endpoint.Path}: the filter {filter.Name} looks at {filter.Field}, and {type.Name} has no {key}");
                    type = field.Property.PropertyType;
                }

                // Ranges are looked at again here, so that their types have to be those.
                Assert.True(filter.Kind != FilterKind.TimeRange || type == typeof(DateTimeOffset?), $"{endpoint.Path}: {filter.Name} is no time");
                Assert.True(filter.Kind != FilterKind.NumberRange || type == typeof(int?), $"{endpoint.Path}: {filter.Name} is no number");
                Assert.True(filter.Kind is not (FilterKind.FlagList or FilterKind.Flag) || type == typeof(bool?) || type == typeof(object), $"{endpoint.Path}: {filter.Name} is no flag");
            }
        }
    }

    [Fact]
    public void An_endpoint_that_is_read_by_a_time_has_that_time_and_a_stable_filter_on_it()
    {
        foreach (Endpoint endpoint in Endpoints.All.Where(endpoint => endpoint.TimeKey is not null))
        {
            Filter filter = endpoint.Filter(endpoint.TimeKey!);
            Assert.Equal(FilterKind.TimeRange, filter.Kind);
            Assert.Equal(endpoint.TimeKey, filter.Field);
            Assert.True(filter.IsStable);
            Assert.True(endpoint.IsPaged && endpoint.IsSortable);
            Assert.Equal(typeof(DateTimeOffset?), RecordMap.For(endpoint.RecordType).ByKey[endpoint.TimeKey!].Property.PropertyType);
        }
    }

    [Fact]
    public void Every_description_of_an_endpoint_is_in_the_list_of_all() => Assert.Equal(
        typeof(Endpoints).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => typeof(Endpoint).IsAssignableFrom(property.PropertyType)).Select(property => property.GetValue(null)),
        Endpoints.All);

    [Fact]
    public void There_is_no_state_but_the_pace_that_is_shared()
    {
        // What may be in a static field: constants, tables that are made once, and the pace.
        string[] known = ["Pacer.Shared", "PropertyNames._byHash"];
        IEnumerable<string> variable = Core.GetTypes()
            .Where(type => !type.Name.Contains('<', StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsLiteral && !field.IsInitOnly && !field.Name.Contains("$", StringComparison.Ordinal) && !field.Name.StartsWith("<>", StringComparison.Ordinal))
            .Select(field => field.DeclaringType!.Name + "." + field.Name);
        Assert.Empty(variable.Except(known));
    }

    private static void AssertDocumented(Dictionary<string, XElement> members, string name) =>
        Assert.True(
            members.TryGetValue(name, out XElement? member) && (member.Element("summary")?.Value.Trim().Length > 0 || member.Element("inheritdoc") is not null),
            $"{name} has no documentation");
}
