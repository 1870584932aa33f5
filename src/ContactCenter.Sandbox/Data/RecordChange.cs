using System;

namespace ContactCenter.Sandbox.Data;

/// <summary>What happens to a record that is already there: a call moves on or is rated, an agent goes on a break, somebody edits a menu.</summary>
internal static class RecordChange
{
    private static readonly string[] CampaignStatuses = ["created", "started", "dialing", "pause", "finished"];
    private static readonly long[] Statuses = [StatusGenerator.Available, StatusGenerator.Break, StatusGenerator.Meal, StatusGenerator.Training, StatusGenerator.Offline];

    public static void Apply(Record record, DateTimeOffset now, SeededRandom random)
    {
        now = now.ToUniversalTime();
        switch (record)
        {
            case Call call:
                Change(call, now, random);
                break;
            case Chat chat:
                Change(chat, now, random);
                break;
            case Email email:
                email.EmailStatus = email.EmailStatus == "reopened" ? "active" : "reopened";
                email.FinishedAt = null;
                email.UpdatedAt = now;
                break;
            case AgentActivity activity:
                activity.EndedAt = activity.EndedAt?.AddSeconds(1) ?? now;
                activity.Duration = (int?)(activity.EndedAt - activity.StartedAt)?.TotalSeconds;
                break;
            case Agent agent:
                long status = Statuses[(Array.IndexOf(Statuses, agent.Status?.Id ?? 0) + 1) % Statuses.Length];
                (agent.Status, agent.StatusUpdatedAt, agent.Online, agent.WrapUp) = (StatusGenerator.Get(status), now, status != StatusGenerator.Offline, false);
                break;
            case Menu menu:
                menu.OutputMsg = $"Please choose. {random.Next(1_000_000)}";
                menu.Position = (menu.Position ?? 0) + 1;
                break;
            case Team team:
                team.Position = (team.Position ?? 0) + 1;
                break;
            case Campaign campaign:
                campaign.Status = CampaignStatuses[(Array.IndexOf(CampaignStatuses, campaign.Status) + 1) % CampaignStatuses.Length];
                campaign.UpdatedAt = now;
                break;
            case CampaignContact contact:
                contact.Status = contact.Status == "Finished" ? "Redial Scheduled" : "Finished";
                break;
        }
    }

    private static void Change(Call call, DateTimeOffset now, SeededRandom random)
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
                call.Rating = Rated(call.Rating, random);
                call.HasFeedback = random.Chance(0.3);
                break;
        }

        call.UpdatedAt = now;
    }

    private static void Change(Chat chat, DateTimeOffset now, SeededRandom random)
    {
        switch (chat.Status)
        {
            case "queued" when chat.CreatedAt <= now:
                chat.Status = "canceled";
                chat.SubStatus = "Disconnected by end user";
                chat.QueueDuration = (int?)(now - chat.CreatedAt)?.TotalSeconds;
                chat.EndsAt = now;
                break;
            case "assigned" when chat.AssignedAt <= now:
                chat.Status = "finished";
                chat.SubStatus = "Disconnected by end user";
                chat.ChatDuration = (int?)(now - chat.AssignedAt)?.TotalSeconds;
                chat.EndsAt = now;
                break;
            default:
                chat.Rating = Rated(chat.Rating, random);
                chat.HasFeedback = random.Chance(0.3);
                break;
        }

        chat.UpdatedAt = now;
    }

    // Another rating than before.
    private static int Rated(int? rating, SeededRandom random) => ((rating ?? random.Next(5)) % 5) + 1;
}
