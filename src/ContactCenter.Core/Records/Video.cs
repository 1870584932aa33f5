namespace ContactCenter;

/// <summary>A video that was sent during a call or a chat (reference, "videos").</summary>
public sealed class Video : ApiObject
{
    /// <summary>The video's id.</summary>
    [PersonalData]
    public long? Id { get; set; }

    /// <summary>Where the video is.</summary>
    [PersonalData]
    public string? Url { get; set; }

    /// <summary>The id.</summary>
    public override string ToString() => TextOf.NameAndId("video", Id);
}
