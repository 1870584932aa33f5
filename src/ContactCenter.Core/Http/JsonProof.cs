using System;
using ContactCenter.Json;
using Newtonsoft.Json;

namespace ContactCenter.Http;

/// <summary>Whether an answer comes from the API at all, and not from a login page or a proxy.</summary>
internal static class JsonProof
{
    public static bool Check(ApiResponse response)
    {
        using BodyReader reader = response.OpenReader();
        try
        {
            if (reader.Read() && reader.TokenType is JsonToken.StartArray or JsonToken.StartObject or JsonToken.Null)
            {
                return true;
            }
        }
        catch (Exception e) when (e is JsonReaderException or FormatException)
        {
            // Said below.
        }

        throw ApiErrors.Invalid(response.Request, "it is not JSON. A proxy or a login page may have answered; check the tenant's address.");
    }
}
