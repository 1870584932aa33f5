using System;

namespace ContactCenter.Sandbox.Data;

/// <summary>What happens to a call that is already there: it moves on, or somebody rates it, reads it or files it.</summary>
internal static class CallChange
{
    public static void Apply(Call call, DateTimeOffset now, SeededRandom random)
    {
        switch (call.Status)
        {
            case "queued" when call.QueuedAt is { } queued && queued <= now:
                call.Status = "failed";
                call.FailReason = "eu_abandoned";
                (call.AdapterFailCode, call.AdapterFailMessage) = FailCodes.Get("eu_abandoned");
                call.SubStatus = "Failed: Disconnected by end user";
                call.DisconnectedBy = "disconnected_by_end_user";
                call.QueueDuration = (int)(now - queued).TotalSeconds;
                call.EndsAt = now;
                break;
            case "connected" when call.ConnectedAt is { } connected && connected <= now:
                call.Status = "finished";
                call.SubStatus = "Finished: Disconnected by end user";
                call.DisconnectedBy = "disconnected_by_end_user";
                call.CallDuration = (int)(now - connected).TotalSeconds;
                call.EndsAt = now;
                break;
            case "voicemail_received":
                call.Status = "voicemail_read";
                call.SubStatus = "Voicemail Read";
                break;
            default:
                call.Rating = ((call.Rating ?? random.Next(5)) % 5) + 1;
                call.HasFeedback = random.Chance(0.3);
                break;
        }

        call.UpdatedAt = now;
    }
}
