using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;

namespace ContactCenterTests
{
    /// <summary>
    /// Records of every type with a value in every property, at any depth: made by looking at the types, so that none can be forgotten. Every personal value and all
    /// that is not documented holds a canary.
    /// </summary>
    public sealed class Filler
    {
        public const string Canary = "Canary";
        public const string NumberCanary = "7770007";
        private const int Levels = 7;
        private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

        private readonly Type _object;
        private readonly string[] _texts;
        private int _count;

        public Filler(Type apiObject, string[] texts)
        {
            _object = apiObject;
            _texts = texts;
        }

        public object Make(Type type)
        {
            return Make(type, 0);
        }

        private object Make(Type type, int level)
        {
            object record = Activator.CreateInstance(type);
            foreach (PropertyInfo property in type.GetProperties())
            {
                // What is told from other properties has nothing to set.
                if (property.GetSetMethod(true) == null) { continue; }
                object value = property.Name == "ExtensionData" ? Unknown() : Value(property.PropertyType, property.CustomAttributes.Any(one => one.AttributeType.Name == "PersonalDataAttribute"), level);
                property.GetSetMethod(true).Invoke(record, new object[] { value });
            }

            return record;
        }

        private object Value(Type type, bool isPersonal, int level)
        {
            if (type == typeof(string)) { return Text(isPersonal); }
            if (type == typeof(object)) { return true; }
            Type plain = Nullable.GetUnderlyingType(type);
            if (plain == typeof(bool)) { return _count++ % 2 == 0; }
            if (plain == typeof(DateTimeOffset)) { return new DateTimeOffset(2026, 7, 1, 12, 30, 0, 123, TimeSpan.Zero).AddSeconds(_count++); }
            if (plain == typeof(double)) { return -0.25 - _count++; }
            if (plain != null) { return Convert.ChangeType(isPersonal ? double.Parse(NumberCanary, CultureInfo.InvariantCulture) * 100000 + _count++ : -1 - _count++, plain, CultureInfo.InvariantCulture); }
            if (!type.IsGenericType && !_object.IsAssignableFrom(type))
            {
                var stats = (System.Collections.IDictionary)Activator.CreateInstance(type);
                stats["Skipped & Closed"] = 1.5;
                return stats;
            }

            if (!type.IsGenericType) { return level < Levels ? Make(type, level + 1) : null; }
            Type element = type.GetGenericArguments()[0];
            int below = element.GetInterfaces().Any(one => one.Name.StartsWith("ITreeNode", StringComparison.Ordinal)) ? level + 2 : level + 1;
            if (below >= Levels) { return null; }
            Array items = Array.CreateInstance(element, 2);
            for (int i = 0; i < 2; i++) { items.SetValue(Value(element == typeof(object) ? typeof(string) : element, isPersonal, below), i); }
            return Activator.CreateInstance(type, items);
        }

        private string Text(bool isPersonal)
        {
            string text = _texts[_count++ % _texts.Length];
            return isPersonal ? text + Canary + _count.ToString(CultureInfo.InvariantCulture) + " Nobody" : text + "x";
        }

        private Dictionary<string, object> Unknown()
        {
            return new Dictionary<string, object>
            {
                { "brand_new", Text(true) },
                { "inner", new Dictionary<string, object> { { "deep", new List<object> { Text(true), 5L } } } },
            };
        }
    }

    /// <summary>Reads CSV as RFC 4180 has it, and refuses all else.</summary>
    public static class StrictCsv
    {
        public static List<string[]> Parse(string text)
        {
            var rows = new List<string[]>();
            var row = new List<string>();
            var cell = new StringBuilder();
            int i = 0;
            while (i < text.Length)
            {
                bool isQuoted = text[i] == '"';
                if (isQuoted)
                {
                    for (i++; ; i++)
                    {
                        if (i >= text.Length) { throw new FormatException("A quote is not closed."); }
                        if (text[i] != '"') { cell.Append(text[i]); continue; }
                        if (i + 1 < text.Length && text[i + 1] == '"') { cell.Append('"'); i++; continue; }
                        break;
                    }

                    i++;
                }
                else
                {
                    for (; i < text.Length && text[i] != ',' && text[i] != '\r' && text[i] != '\n'; i++)
                    {
                        if (text[i] == '"') { throw new FormatException("A quote stands in a cell without quotes, at " + i); }
                        cell.Append(text[i]);
                    }
                }

                row.Add(cell.ToString());
                cell.Clear();
                if (i < text.Length && text[i] == ',')
                {
                    i++;
                    if (i == text.Length) { row.Add(string.Empty); }
                    continue;
                }

                // Export-Csv ends lines as the system does.
                if (i < text.Length && text[i] == '\r') { i++; }
                if (i < text.Length && text[i] == '\n') { i++; }
                else if (i < text.Length) { throw new FormatException("A cell is followed by neither a comma nor the end of the line, at " + i); }
                rows.Add(row.ToArray());
                row.Clear();
            }

            if (rows.Any(one => one.Length != rows[0].Length)) { throw new FormatException("The rows have different lengths."); }
            return rows;
        }
    }
}
