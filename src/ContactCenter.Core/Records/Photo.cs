namespace ContactCenter;

/// <summary>A picture that was sent during a call or a chat (reference, "photos").</summary>
public sealed class Photo : ApiObject
{
    /// <summary>The picture's id.</summary>
    [PersonalData]
    public long? Id { get; set; }

    /// <summary>The kind of picture, such as photo or screenshot.</summary>
    [PersonalData]
    public string? PhotoType { get; set; }

    /// <summary>Where the picture is.</summary>
    [PersonalData]
    public string? Url { get; set; }

    /// <summary>The kind and the id.</summary>
    public override string ToString() => TextOf.NameAndId(PhotoType, Id);
}
