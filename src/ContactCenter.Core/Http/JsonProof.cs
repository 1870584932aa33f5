using System.IO;
using System.Text;
using Newtonsoft.Json;

namespace ContactCenter.Http;

/// <summary>Whether an answer comes from the API at all, and not from a login page or a proxy.</summary>
internal static class JsonProof
{
    public static bool Check(ApiResponse response)
    {
        using Stream body = response.OpenBody();
        using var reader = new JsonTextReader(new StreamReader(body, Encoding.UTF8)) { DateParseHandling = DateParseHandling.None };
        try
        {
            if (reader.Read() && reader.TokenType is JsonToken.StartArray or JsonToken.StartObject or JsonToken.Null)
            {
                return true;
            }
        }
        catch (JsonReaderException)
        {
            // Said below.
        }

        throw ApiErrors.Invalid(response.Request, "it is not JSON. A proxy or a login page may have answered; check the tenant's address.");
    }
}
