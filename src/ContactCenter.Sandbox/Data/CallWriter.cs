using System;
using System.Collections.Generic;
using ContactCenter.Json;

namespace ContactCenter.Sandbox.Data;

/// <summary>Writes planned calls out as records, as far as they have come by a given time.</summary>
internal sealed class CallWriter(Centre centre, SeededRandom random)
{
    private static readonly string[] MenuGiveUps = ["eu_in_menu_abandoned"];
    private static readonly string[] ConnectionFailures = ["voip_conn_general", "voip_conn_timeout", "voip_conn_signal", "voip_twilio_error", "ag_ignored", "ag_mic_denied", "ag_mic_no_device", "unknown"];
    private static readonly string[] Unreached = ["eu_no_answer", "eu_busy", "eu_wrong_number", "ag_canceled", "eu_rejected"];
    private static readonly double[] UnreachedWeights = [60, 18, 8, 9, 5];
    private static readonly double[] Ratings = [8, 5, 9, 24, 54];

    /// <summary>Writes a call.</summary>
    /// <param name="plan">What is decided.</param>
    /// <param name="now">What lies after it has not happened yet.</param>
    public Call Write(CallPlan plan, DateTimeOffset now)
    {
        now = now.ToUniversalTime();
        DateTimeOffset created = plan.Created.ToUniversalTime();
        var call = new Call
        {
            Id = plan.Id,
            ParentId = plan.Parent?.Id,
            Lang = random.Chance(0.98) ? plan.Lang : null,
            CallType = TypeOf(plan.Channel),
            CreatedAt = created,
            UpdatedAt = created,
            ScheduledAt = plan.Scheduled?.ToUniversalTime(),
            HasFeedback = false,
            VoipProvider = plan.Channel == Channel.ActionOnly ? null : "voip_provider_twilio",
            Verified = plan.Channel switch
            {
                Channel.App or Channel.ScheduledApp or Channel.ActionOnly => true,
                Channel.Ivr => random.Chance(0.45) ? true : random.Chance(0.8) ? false : null,
                Channel.Outbound => null,
                _ => random.Chance(0.5),
            },
            RecordingPermission = "not_asked",
            VoicemailReason = "not_voicemail",
            Deflection = "no_deflection",
            DisconnectedBy = "disconnected_by_unknown",
            FinishReason = "no_reason",
            FailReason = "nothing",
            SupportNumber = plan.Channel == Channel.Ivr ? random.Pick(centre.SupportNumbers) : null,
            OutboundNumber = plan.Channel is Channel.Outbound or Channel.AgentScheduled ? random.Pick(centre.SupportNumbers) : null,
            EndUser = plan.EndUser,
            Photos = new([]),
            Videos = new([]),
            Transfers = new([]),
            HandleDurations = new([]),
            QueueDurations = new([]),
            Participants = new([]),
            OfferEvents = random.Chance(0.94) ? new([]) : null,
            WaitTimeSms = new([]),
            InCallSms = new([]),
        };
        Fill(call, plan, created, now);
        call.SubStatus ??= Title(call.Status!) + (call.EndsAt is null ? string.Empty : ": " + Sentence(call.DisconnectedBy!));
        return call;
    }

    private static string TypeOf(Channel channel) => channel switch
    {
        Channel.Ivr => CallTypes.Ivr,
        Channel.App => CallTypes.App,
        Channel.Web => CallTypes.Web,
        Channel.ScheduledApp => CallTypes.ScheduledApp,
        Channel.ScheduledWeb => CallTypes.ScheduledWeb,
        Channel.Outbound => CallTypes.Outbound,
        Channel.AgentScheduled => CallTypes.AgentScheduled,
        _ => CallTypes.ActionOnly,
    };

    private void Fill(Call call, CallPlan plan, DateTimeOffset created, DateTimeOffset now)
    {
        DateTimeOffset start = call.ScheduledAt ?? created;
        if (start > now)
        {
            SetMenu(call, plan);
            call.Status = "scheduled";
            return;
        }

        DateTimeOffset chosen = start + plan.InMenus;
        if (chosen > now)
        {
            call.Status = "selecting";
            return;
        }

        if (plan.Outcome == Outcome.AbandonedInMenu)
        {
            Fail(call, chosen, random.Pick(MenuGiveUps), "end_user");
            return;
        }

        SetMenu(call, plan);
        if (plan.Channel == Channel.ActionOnly)
        {
            ActionOnly(call, plan, chosen, now);
            return;
        }

        if (plan.Outcome is Outcome.Voicemail or Outcome.Deflected)
        {
            Deflect(call, plan, chosen, now);
            return;
        }

        DateTimeOffset? assigned = plan.Channel is Channel.Outbound or Channel.AgentScheduled ? chosen : Queue(call, plan, chosen, now);
        if (assigned is not null)
        {
            Handle(call, plan, assigned.Value, now);
        }
    }

    private static void SetMenu(Call call, CallPlan plan)
    {
        call.SelectedMenu = plan.Menu?.Info;
        call.MenuPath = plan.Menu?.Path;
    }

    private void ActionOnly(Call call, CallPlan plan, DateTimeOffset begun, DateTimeOffset now)
    {
        DateTimeOffset ends = begun.AddSeconds(plan.Talk);
        bool isOver = ends <= now;
        call.Status = isOver ? "action_only_finished" : "action_only";
        call.EndsAt = isOver ? ends : null;
        call.UpdatedAt = isOver ? ends : begun;
    }

    private void Deflect(Call call, CallPlan plan, DateTimeOffset at, DateTimeOffset now)
    {
        string why = random.Chance(0.6) ? "over_capacity" : "after_hours";
        call.Deflection = why + "_deflection";
        call.DisconnectedBy = "disconnected_by_end_user";
        call.ExtensionData = new PlainObject(new Dictionary<string, object?>
        {
            ["deflection_details"] = new PlainObject(new Dictionary<string, object?> { ["reason"] = why, ["offered"] = plan.Outcome == Outcome.Voicemail ? "voicemail" : "message" }),
        });
        if (plan.Outcome == Outcome.Deflected)
        {
            call.Status = "deflected";
            call.EndsAt = Earlier(at + random.Time(2, 9), now);
            call.UpdatedAt = call.EndsAt;
            return;
        }

        DateTimeOffset ends = at.AddSeconds(random.Next(8, 95));
        call.VoicemailReason = why;
        if (ends > now)
        {
            call.Status = "voicemail";
            call.UpdatedAt = at;
            return;
        }

        call.EndsAt = ends;
        call.RecordingUrl = $"https://recordings.example.com/voicemails/{call.Id}.mp3";
        DateTimeOffset read = ends + random.Time(600, 30_000);
        bool isRead = read <= now && random.Chance(0.85);
        call.Status = isRead ? "voicemail_read" : "voicemail_received";
        call.UpdatedAt = isRead ? read : ends;
    }

    /// <summary>The time in the queue; when an agent was chosen, or null where none was by now.</summary>
    private DateTimeOffset? Queue(Call call, CallPlan plan, DateTimeOffset queued, DateTimeOffset now)
    {
        DateTimeOffset left = queued.AddSeconds(plan.Queue);
        call.QueuedAt = queued;
        call.UpdatedAt = queued;
        call.OfferType = random.Chance(0.15) ? null : random.Chance(0.7) ? "cascade" : "multicast";
        if (call.OfferEvents is not null && call.OfferType == "cascade")
        {
            call.OfferEvents = Offers(queued, Earlier(left, now));
        }

        if (plan.Queue > 90 && random.Chance(0.25))
        {
            call.WaitTimeSms = new(["Thank you for waiting. You can also reach us at https://www.example.com/help"]);
        }

        if (left > now)
        {
            call.Status = "queued";
            call.Participants = new([Participant(call, 1, null, "waiting")]);
            return null;
        }

        bool isLeft = plan.Outcome is Outcome.AbandonedInQueue or Outcome.Expired;
        call.QueueDuration = plan.Queue;
        call.WaitDuration = random.Chance(0.97) ? plan.Queue : null;
        if (!isLeft)
        {
            return left;
        }

        call.QueueDurations = new([QueueItem(call, plan.Menu!, null, queued, plan.Queue, false, "abandoned")]);
        bool isExpired = plan.Outcome == Outcome.Expired;
        CallParticipant endUser = Participant(call, 1, null, "finished");
        endUser.EndedAt = left;
        call.Participants = new([endUser]);
        Fail(call, left, isExpired ? "expired" : "eu_abandoned", isExpired ? "system" : "end_user");
        return null;
    }

    private RecordList<OfferEvent> Offers(DateTimeOffset queued, DateTimeOffset until)
    {
        var offers = new List<OfferEvent>();
        for (DateTimeOffset at = queued; at <= until && offers.Count < 4; at = at.AddSeconds(30))
        {
            offers.Add(new OfferEvent { CastingTime = at, Group = $"Group {offers.Count + 1}" });
        }

        return new(offers);
    }

    /// <summary>From the choice of an agent to the end.</summary>
    private void Handle(Call call, CallPlan plan, DateTimeOffset assigned, DateTimeOffset now)
    {
        bool isOutbound = plan.Channel is Channel.Outbound or Channel.AgentScheduled;
        CentreAgent agent = centre.PickAgent(plan.Menu, assigned);
        call.AssignedAt = assigned;
        call.UpdatedAt = assigned;
        call.AgentInfo = agent.Info;
        call.AnswerType = isOutbound ? null : random.Chance(0.8) ? "manual" : "auto";
        if (call.QueueDuration is { } waited)
        {
            call.QueueDurations = new([QueueItem(call, plan.Menu!, agent, call.QueuedAt!.Value, waited, false, "answered")]);
        }

        DateTimeOffset connected = assigned + (isOutbound ? random.Time(4, 25) : random.Time(0.8, 6));
        bool fails = plan.Outcome is Outcome.ConnectionFailed or Outcome.NotReached;
        if (connected > now)
        {
            call.Status = isOutbound || random.Chance(0.5) ? "connecting" : "assigned";
            call.Participants = new([Participant(call, 1, null, "waiting"), Participant(call, 2, agent, "connecting")]);
            agent.BusyUntil = connected.AddSeconds(plan.Talk + 120);
            return;
        }

        if (fails)
        {
            NotConnected(call, plan, agent, connected);
            return;
        }

        DateTimeOffset ends = connected.AddSeconds(plan.Talk);
        call.ConnectedAt = connected;
        call.UpdatedAt = connected;
        if (ends > now)
        {
            call.Status = "connected";
            CallParticipant endUser = Participant(call, 1, null, "connected");
            CallParticipant talking = Participant(call, 2, agent, "connected");
            endUser.ConnectedAt = connected;
            talking.ConnectedAt = connected;
            call.Participants = new([endUser, talking]);
            agent.BusyUntil = ends.AddSeconds(120);
            return;
        }

        Talk(call, plan, agent, connected, ends, now);
    }

    private void NotConnected(Call call, CallPlan plan, CentreAgent agent, DateTimeOffset at)
    {
        string reason = plan.Outcome == Outcome.NotReached ? Unreached[random.PickWeighted(UnreachedWeights)] : random.Pick(ConnectionFailures);
        CallParticipant endUser = Participant(call, 1, null, "failed");
        CallParticipant failed = Participant(call, 2, agent, "failed");
        (failed.FailReason, endUser.EndedAt, failed.EndedAt) = (reason, at, at);
        (failed.AdapterFailCode, failed.AdapterFailMessage) = FailCodes.Get(reason);
        call.Participants = new([endUser, failed]);
        agent.BusyUntil = at.AddSeconds(10);
        Fail(call, at, reason, reason.StartsWith("eu_", StringComparison.Ordinal) ? "end_user" : reason == "ag_canceled" ? "agent" : "system");
    }

    private void Talk(Call call, CallPlan plan, CentreAgent agent, DateTimeOffset connected, DateTimeOffset ends, DateTimeOffset now)
    {
        call.Status = plan.Parent is null ? "finished" : "recovered";
        call.EndsAt = ends;
        call.CallDuration = plan.Talk;
        call.HoldDuration = plan.Talk > 60 && random.Chance(0.28) ? random.Seconds(45, 0.8, 5, plan.Talk / 3) : 0;
        call.DisconnectedBy = random.Chance(0.7) ? "disconnected_by_end_user" : "disconnected_by_agent";
        call.RecordingPermission = random.Chance(0.5) ? "not_asked" : random.Chance(0.95) ? "granted" : "denied";
        call.RecordingUrl = call.RecordingPermission != "denied" && random.Chance(0.95) ? $"https://recordings.example.com/calls/{call.Id}.mp3" : null;
        CallParticipant endUser = Participant(call, 1, null, "finished");
        (endUser.CallDuration, endUser.HoldDuration, endUser.ConnectedAt, endUser.EndedAt) = (plan.Talk, call.HoldDuration, connected, ends);

        int afterwork = random.Seconds(40, 0.8, 0, 900);
        if (plan.Menu is not null && plan.Talk > 90 && random.Chance(0.13))
        {
            Transfer(call, plan, agent, endUser, connected, ends, afterwork);
        }
        else
        {
            agent.BusyUntil = ends.AddSeconds(afterwork);
            call.HandleDurations = new([HandleItem(call, plan.Menu, agent, connected, plan.Talk, afterwork, call.QueueDuration ?? 0, false)]);
            CallParticipant talking = Participant(call, 2, agent, "finished");
            (talking.CallDuration, talking.HoldDuration, talking.ConnectedAt, talking.EndedAt) = (plan.Talk, call.HoldDuration, connected, ends);
            call.Participants = new([endUser, talking]);
        }

        DateTimeOffset updated = ends.AddSeconds(afterwork) + random.Time(0.2, 3);
        if (random.Chance(0.88))
        {
            call.OutTicketId = (700_000 + call.Id!.Value).ToString(System.Globalization.CultureInfo.InvariantCulture);
            call.OutTicketUrl = $"https://crm.example.com/tickets/{call.OutTicketId}";
        }

        if (random.Chance(0.22))
        {
            DateTimeOffset rated = ends + random.Time(20, 3600);
            if (rated <= now)
            {
                call.Rating = 1 + random.PickWeighted(Ratings);
                call.HasFeedback = random.Chance(0.3);
                updated = rated > updated ? rated : updated;
            }
        }

        Media(call, plan);
        call.UpdatedAt = updated <= now ? updated : ends;
    }

    private void Transfer(Call call, CallPlan plan, CentreAgent first, CallParticipant endUser, DateTimeOffset connected, DateTimeOffset ends, int afterwork)
    {
        // The first agent stays on the line until the second has taken over, so that the stretches add up to the whole.
        bool isToQueue = random.Chance(0.45);
        int before = random.Next(20, plan.Talk / 3);
        int wait = random.Next(3, plan.Talk / 4);
        int after = plan.Talk - before - wait;
        DateTimeOffset asked = connected.AddSeconds(before);
        DateTimeOffset taken = asked.AddSeconds(wait);
        CentreMenu from = plan.Menu!;
        CentreMenu to = isToQueue ? centre.PickQueue(plan.Channel) : from;
        first.BusyUntil = taken.AddSeconds(20);
        CentreAgent second = centre.PickAgent(to, taken.AddSeconds(-2), first);
        second.BusyUntil = ends.AddSeconds(afterwork);

        int firstHold = call.HoldDuration!.Value / 2;
        CallParticipant left = Participant(call, 2, first, "finished");
        (left.CallDuration, left.HoldDuration, left.ConnectedAt, left.EndedAt) = (before + wait, firstHold, connected, taken);
        CallParticipant joined = Participant(call, 3, second, "finished");
        (joined.CallDuration, joined.HoldDuration, joined.ConnectedAt, joined.EndedAt) = (after, call.HoldDuration - firstHold, taken, ends);
        call.Participants = new([endUser, left, joined]);
        call.AgentInfo = second.Info;
        call.HandleDurations = new([
            HandleItem(call, from, first, connected, before + wait, 20, call.QueueDuration ?? 0, false),
            HandleItem(call, to, second, taken, after, afterwork, wait, true)]);
        if (isToQueue)
        {
            call.QueueDurations = new([.. call.QueueDurations!, QueueItem(call, to, second, asked, wait, true, "answered")]);
            call.QueueDuration = (call.QueueDuration ?? 0) + wait;
            call.WaitDuration = call.WaitDuration is null ? null : call.QueueDuration;
            call.SelectedMenu = to.Info;
            call.MenuPath = to.Path;
        }

        call.Transfers = new([new CallTransfer
        {
            Id = (call.Id!.Value * 10) + 1,
            Status = "transferred",
            FailReason = "nothing",
            CreatedAt = asked,
            CallDuration = after,
            WaitDuration = wait,
            AssignedAt = taken.AddSeconds(-1),
            ConnectedAt = taken,
            UpdatedAt = ends,
            Deflection = "no_deflection",
            FromMenu = from.Path,
            ToMenu = isToQueue ? to.Path : null,
            FromAgent = first.Info,
            ToAgent = second.Info,
        }]);
    }

    private void Media(Call call, CallPlan plan)
    {
        if (random.Chance(0.05))
        {
            call.InCallSms = new(["Your reference is " + call.Id + ". See https://www.example.com/help"]);
        }

        if (plan.Channel is not (Channel.App or Channel.ScheduledApp))
        {
            return;
        }

        if (random.Chance(0.2))
        {
            var photos = new List<Photo>();
            for (int i = random.Next(1, 3); i > 0; i--)
            {
                long id = (call.Id!.Value * 10) + i;
                photos.Add(new Photo { Id = id, PhotoType = random.Chance(0.6) ? "photo" : "screenshot", Url = $"https://media.example.com/photos/{id}.jpg" });
            }

            call.Photos = new(photos);
        }

        if (random.Chance(0.06))
        {
            long id = (call.Id!.Value * 10) + 5;
            call.Videos = new([new Video { Id = id, Url = $"https://media.example.com/videos/{id}.mp4" }]);
        }
    }

    private static void Fail(Call call, DateTimeOffset at, string reason, string by)
    {
        call.Status = "failed";
        call.EndsAt = at;
        call.UpdatedAt = at;
        call.FailReason = reason;
        (call.AdapterFailCode, call.AdapterFailMessage) = FailCodes.Get(reason);
        call.FailDetails = call.AdapterFailMessage;
        call.DisconnectedBy = "disconnected_by_" + by;
    }

    private static CallParticipant Participant(Call call, int number, CentreAgent? agent, string status) => new()
    {
        Id = (call.Id!.Value * 10) + number,
        Type = agent is null ? "end_user" : "agent",
        Status = status,
        CallId = call.Id,
        UserId = agent?.Info.Id,
        EndUserId = agent is null ? call.EndUser?.Id : null,
        CallDuration = 0,
        HoldDuration = 0,
        FailReason = "nothing",
    };

    private static QueueDurationItem QueueItem(Call call, CentreMenu menu, CentreAgent? agent, DateTimeOffset from, int seconds, bool isTransfer, string how) => new()
    {
        AgentId = agent?.Info.Id,
        QueueDuration = seconds,
        MenuPathId = menu.PathId,
        Lang = call.Lang,
        Transfer = isTransfer,
        StartedAt = from,
        EndedAt = from.AddSeconds(seconds),
        ServiceLevelAbandonTimeThreshold = menu.AbandonThreshold,
        ServiceLevelEvent = agent is null && seconds <= menu.AbandonThreshold ? "excluded" : agent is not null && seconds <= menu.TargetTime ? "in_sla" : "not_in_sla",
        ServiceLevelTargetPercent = menu.TargetPercent,
        ServiceLevelTargetTime = menu.TargetTime,
        Event = how,
    };

    private static CallHandleDuration HandleItem(Call call, CentreMenu? menu, CentreAgent agent, DateTimeOffset from, int seconds, int afterwork, int waited, bool isTransfer) => new()
    {
        AgentId = agent.Info.Id,
        AcwDuration = afterwork,
        CallDuration = seconds,
        MenuPathId = menu?.PathId,
        WaitDuration = waited,
        Lang = call.Lang,
        Transfer = isTransfer,
        StartedAt = from,
        EndedAt = from.AddSeconds(seconds),
        Event = "call_finished",
    };

    private static DateTimeOffset Earlier(DateTimeOffset x, DateTimeOffset y) => x < y ? x : y;

    // voicemail_read to "Voicemail Read".
    private static string Title(string status) => string.Join(" ", Array.ConvertAll(status.Split('_'), word => char.ToUpperInvariant(word[0]) + word.Substring(1)));

    // disconnected_by_end_user to "Disconnected by end user".
    private static string Sentence(string reason) => char.ToUpperInvariant(reason[0]) + reason.Substring(1).Replace('_', ' ');
}
