namespace ContactCenter;

/// <summary>
/// A record of an endpoint whose body nobody documents: all that came is in <see cref="ApiObject.ExtensionData"/>, under the tenant's own keys.
/// </summary>
public sealed class OpenRecord : Record
{
    /// <summary>The value of the key id, where there is one and it is a number; else null.</summary>
    [NotInResponse]
    public override long? Id
    {
        get => ExtensionData is not null && ExtensionData.TryGetValue("id", out object? value) && value is long id ? id : null;
        set => throw new System.NotSupportedException("The id is what came.");
    }

    /// <summary>The id, where there is one.</summary>
    public override string ToString() => TextOf.NameOrId(null, Id);
}
