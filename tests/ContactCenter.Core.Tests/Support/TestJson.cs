using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Reflection;
using System.Text;
using System.Threading;
using ContactCenter.Http;
using ContactCenter.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

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
        where T : ApiObject, new() => (T)Read(typeof(T), json, out _);

    /// <summary>Reads an object as a page's record is read.</summary>
    /// <param name="type">The object's type.</param>
    /// <param name="json">Its JSON.</param>
    /// <param name="misfits">The values that do not fit their fields.</param>
    public static ApiObject Read(Type type, string json, out IReadOnlyList<Misfit> misfits)
    {
        using var body = new BodyBuffer();
        body.FillAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)), CancellationToken.None).GetAwaiter().GetResult();
        using BodyReader reader = BodyReader.Open(body, keepsTokens: true);
        Assert.True(reader.Next());
        reader.Begin();
        ApiObject read = RecordMap.For(type).ReadRecord(reader);
        Assert.Null(reader.Problem);
        misfits = reader.Misfits.Take() ?? [];
        return read;
    }

    public static string Write(ApiObject value)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new JsonTextWriter(text))
        {
            RecordMap.For(value.GetType()).Write(writer, value);
        }

        return text.ToString();
    }
}
