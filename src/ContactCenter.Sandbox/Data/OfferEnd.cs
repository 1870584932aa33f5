namespace ContactCenter.Sandbox.Data;

/// <summary>How an offer to an agent ends.</summary>
internal enum OfferEnd
{
    Taken,
    TakenByAnother,
    Missed,
}
