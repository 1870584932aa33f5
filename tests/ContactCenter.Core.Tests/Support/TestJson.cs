using System.Globalization;
using System.IO;
using System.Reflection;
using ContactCenter.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContactCenter.Tests.Support;

/// <summary>Records from and to JSON, without HTTP around it.</summary>
internal static class TestJson
{
    public static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static JObject Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    public static T Read<T>(string json)
        where T : ApiObject, new()
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        reader.Read();
        return (T)RecordMap<T>.Instance.Read(reader);
    }

    public static string Write<T>(T value)
        where T : ApiObject, new()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new JsonTextWriter(text))
        {
            RecordMap<T>.Instance.Write(writer, value);
        }

        return text.ToString();
    }
}
