using System;
using System.Collections.Generic;
using ContactCenter.Json;

namespace ContactCenter.Sandbox.Data;

/// <summary>Writes planned calls out as records, as far as they have come by a given time.</summary>
internal sealed class CallWriter(Centre centre) : InteractionWriter<Call>(centre)
{
    private static readonly string[] MenuGiveUps = ["eu_in_menu_abandoned"];
    private static readonly string[] ConnectionFailures = ["voip_conn_general", "voip_conn_timeout", "voip_conn_signal", "voip_twilio_error", "ag_ignored", "ag_mic_denied", "ag_mic_no_device", "unknown"];
    private static readonly string[] Unreached = ["eu_no_answer", "eu_busy", "eu_wrong_number", "ag_canceled", "eu_rejected"];
    private static readonly double[] UnreachedWeights = [60, 18, 8, 9, 5];

    protected override Call Fill(InteractionPlan plan, DateTimeOffset now)
    {
        DateTimeOffset created = plan.Created.ToUniversalTime();
        var call = new Call
        {
            Id = plan.Id,
            ParentId = plan.Parent?.Id,
            Lang = Random.Chance(0.98) ? plan.Lang : null,
            CallType = TypeOf(plan.Channel),
            CreatedAt = created,
            UpdatedAt = created,
            ScheduledAt = plan.Scheduled?.ToUniversalTime(),
            HasFeedback = false,
            VoipProvider = plan.Channel == Channel.ActionOnly ? null : "voip_provider_twilio",
            Verified = plan.Channel switch
            {
                Channel.App or Channel.ScheduledApp or Channel.ActionOnly => true,
                Channel.Ivr => Random.Chance(0.45) ? true : Random.Chance(0.8) ? false : null,
                Channel.Outbound => null,
                _ => Random.Chance(0.5),
            },
            RecordingPermission = "not_asked",
            VoicemailReason = "not_voicemail",
            Deflection = "no_deflection",
            DisconnectedBy = "disconnected_by_unknown",
            FinishReason = "no_reason",
            FailReason = "nothing",
            SupportNumber = plan.Channel == Channel.Ivr ? Random.Pick(Centre.SupportNumbers) : null,
            OutboundNumber = plan.Channel is Channel.Outbound or Channel.AgentScheduled ? Random.Pick(Centre.SupportNumbers) : null,
            EndUser = plan.EndUser,
            Photos = new([]),
            Videos = new([]),
            Transfers = new([]),
            HandleDurations = new([]),
            QueueDurations = new([]),
            Participants = new([]),
            OfferEvents = Random.Chance(0.94) ? new([]) : null,
            WaitTimeSms = new([]),
            InCallSms = new([]),
        };
        Run(call, plan, created, now);
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

    private void Run(Call call, InteractionPlan plan, DateTimeOffset created, DateTimeOffset now)
    {
        DateTimeOffset start = call.ScheduledAt ?? created;
        if (Mark(plan, start) > now)
        {
            SetMenu(call, plan);
            call.Status = "scheduled";
            return;
        }

        DateTimeOffset chosen = start + plan.InMenus;
        if (Mark(plan, chosen) > now)
        {
            call.Status = "selecting";
            return;
        }

        if (plan.Outcome == Outcome.AbandonedInMenu)
        {
            Fail(call, chosen, Random.Pick(MenuGiveUps), "end_user");
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

    private static void SetMenu(Call call, InteractionPlan plan)
    {
        call.SelectedMenu = plan.Menu?.Info;
        call.MenuPath = plan.Menu?.Path;
    }

    private void ActionOnly(Call call, InteractionPlan plan, DateTimeOffset begun, DateTimeOffset now)
    {
        DateTimeOffset ends = begun.AddSeconds(plan.Talk);
        bool isOver = Mark(plan, ends) <= now;
        call.Status = isOver ? "action_only_finished" : "action_only";
        call.EndsAt = isOver ? ends : null;
        call.UpdatedAt = isOver ? ends : begun;
    }

    private void Deflect(Call call, InteractionPlan plan, DateTimeOffset at, DateTimeOffset now)
    {
        string why = Random.Chance(0.6) ? "over_capacity" : "after_hours";
        call.Deflection = why + "_deflection";
        call.DisconnectedBy = "disconnected_by_end_user";
        call.ExtensionData = new PlainObject(new Dictionary<string, object?>
        {
            ["deflection_details"] = new PlainObject(new Dictionary<string, object?> { ["reason"] = why, ["offered"] = plan.Outcome == Outcome.Voicemail ? "voicemail" : "message" }),
        });
        if (plan.Outcome == Outcome.Deflected)
        {
            DateTimeOffset sent = Mark(plan, at + Random.Time(2, 9));
            call.Status = sent <= now ? "deflected" : "selecting";
            call.EndsAt = sent <= now ? sent : null;
            call.UpdatedAt = call.EndsAt ?? at;
            return;
        }

        DateTimeOffset ends = Mark(plan, at.AddSeconds(Random.Next(8, 95)));
        call.VoicemailReason = why;
        if (ends > now)
        {
            call.Status = "voicemail";
            call.UpdatedAt = at;
            return;
        }

        call.EndsAt = ends;
        call.RecordingUrl = $"https://recordings.example.com/voicemails/{call.Id}.mp3";
        DateTimeOffset read = ends + Random.Time(600, 30_000);
        bool isRead = Random.Chance(0.85) && Mark(plan, read) <= now;
        call.Status = isRead ? "voicemail_read" : "voicemail_received";
        call.UpdatedAt = isRead ? read : ends;
    }

    /// <summary>The time in the queue; when an agent was chosen, or null where none was by now.</summary>
    private DateTimeOffset? Queue(Call call, InteractionPlan plan, DateTimeOffset queued, DateTimeOffset now)
    {
        DateTimeOffset left = queued.AddSeconds(plan.Queue);
        call.QueuedAt = queued;
        call.UpdatedAt = queued;
        call.OfferType = Random.Chance(0.15) ? null : Random.Chance(0.7) ? "cascade" : "multicast";
        if (call.OfferEvents is not null && call.OfferType == "cascade")
        {
            call.OfferEvents = Casts(queued, Earlier(left, now));
        }

        if (plan.Queue > 90 && Random.Chance(0.25))
        {
            call.WaitTimeSms = new(["Thank you for waiting. You can also reach us at https://www.example.com/help"]);
        }

        if (Mark(plan, left) > now)
        {
            call.Status = "queued";
            call.Participants = new([Participant(call, 1, null, "waiting")]);
            return null;
        }

        bool isLeft = plan.Outcome is Outcome.AbandonedInQueue or Outcome.Expired;
        call.QueueDuration = plan.Queue;
        call.WaitDuration = Random.Chance(0.97) ? plan.Queue : null;
        if (!isLeft)
        {
            return left;
        }

        call.QueueDurations = new([QueueItem(call.Lang, plan.Menu!, null, queued, plan.Queue, false, "abandoned")]);
        bool isExpired = plan.Outcome == Outcome.Expired;
        CallParticipant endUser = Participant(call, 1, null, "finished");
        endUser.EndedAt = left;
        call.Participants = new([endUser]);
        Fail(call, left, isExpired ? "expired" : "eu_abandoned", isExpired ? "system" : "end_user");
        return null;
    }

    /// <summary>From the choice of an agent to the end.</summary>
    private void Handle(Call call, InteractionPlan plan, DateTimeOffset assigned, DateTimeOffset now)
    {
        bool isOutbound = plan.Channel is Channel.Outbound or Channel.AgentScheduled;
        CentreAgent agent = Agent(plan, 0, plan.Menu, assigned);
        call.AssignedAt = assigned;
        call.UpdatedAt = assigned;
        call.AgentInfo = agent.Info;
        call.AnswerType = isOutbound ? null : Random.Chance(0.8) ? "manual" : "auto";
        if (call.QueueDuration is { } waited)
        {
            call.QueueDurations = new([QueueItem(call.Lang, plan.Menu!, agent, call.QueuedAt!.Value, waited, false, "answered")]);
        }

        DateTimeOffset connected = Mark(plan, assigned + (isOutbound ? Random.Time(4, 25) : Random.Time(0.8, 6)));
        DateTimeOffset connecting = Mark(plan, assigned.AddSeconds((connected - assigned).TotalSeconds / 3));
        if (connected > now)
        {
            call.Status = connecting <= now ? "connecting" : "assigned";
            call.UpdatedAt = connecting <= now ? connecting : assigned;
            call.Participants = new([Participant(call, 1, null, "waiting"), Participant(call, 2, agent, "connecting")]);
            return;
        }

        bool fails = plan.Outcome is Outcome.ConnectionFailed or Outcome.NotReached;
        string reason = !fails ? "nothing" : plan.Outcome == Outcome.NotReached ? Unreached[Random.PickWeighted(UnreachedWeights)] : Random.Pick(ConnectionFailures);
        if (isOutbound)
        {
            Dial(plan, agent, assigned, connected);
        }
        else
        {
            Offer(plan, agent, KindOf(call), assigned, plan.Queue, isTaken: reason != "ag_ignored");
        }

        if (fails)
        {
            NotConnected(call, plan, agent, reason, connected);
            return;
        }

        DateTimeOffset ends = Mark(plan, connected.AddSeconds(plan.Talk));
        call.ConnectedAt = connected;
        call.UpdatedAt = connected;
        if (ends > now)
        {
            CentreAgent talker = plan.Handover is { } handover && handover.Taken <= now ? handover.Second : agent;
            call.Status = "connected";
            call.AgentInfo = talker.Info;
            call.UpdatedAt = talker == agent ? connected : plan.Handover!.Taken;
            CallParticipant endUser = Participant(call, 1, null, "connected");
            CallParticipant talking = Participant(call, talker == agent ? 2 : 3, talker, "connected");
            endUser.ConnectedAt = connected;
            talking.ConnectedAt = talker == agent ? connected : plan.Handover!.Taken;
            call.Participants = new([endUser, talking]);
            return;
        }

        Talk(call, plan, agent, connected, ends, now);
    }

    private static string KindOf(Call call) => call.OfferType switch
    {
        "multicast" => "multicast_call",
        "cascade" => "deltacast_call",
        _ => "call",
    };

    private static void NotConnected(Call call, InteractionPlan plan, CentreAgent agent, string reason, DateTimeOffset at)
    {
        CallParticipant endUser = Participant(call, 1, null, "failed");
        CallParticipant failed = Participant(call, 2, agent, "failed");
        (failed.FailReason, endUser.EndedAt, failed.EndedAt) = (reason, at, at);
        (failed.AdapterFailCode, failed.AdapterFailMessage) = FailCodes.Get(reason);
        call.Participants = new([endUser, failed]);
        Occupy(plan, agent, call.AssignedAt!.Value, at, 10);
        Fail(call, at, reason, reason.StartsWith("eu_", StringComparison.Ordinal) ? "end_user" : reason == "ag_canceled" ? "agent" : "system");
    }

    private void Talk(Call call, InteractionPlan plan, CentreAgent agent, DateTimeOffset connected, DateTimeOffset ends, DateTimeOffset now)
    {
        call.Status = plan.Parent is null ? "finished" : "recovered";
        call.EndsAt = ends;
        call.CallDuration = plan.Talk;
        int hold = plan.Talk > 60 && Random.Chance(0.28) ? Random.Seconds(45, 0.8, 5, plan.Talk / 3) : 0;
        call.HoldDuration = hold;
        if (hold > 0)
        {
            DateTimeOffset held = connected.AddSeconds((plan.Talk - hold) / 2);
            plan.Hold = (held, held.AddSeconds(hold));
        }

        call.DisconnectedBy = Random.Chance(0.7) ? "disconnected_by_end_user" : "disconnected_by_agent";
        call.RecordingPermission = Random.Chance(0.5) ? "not_asked" : Random.Chance(0.95) ? "granted" : "denied";
        call.RecordingUrl = call.RecordingPermission != "denied" && Random.Chance(0.95) ? $"https://recordings.example.com/calls/{call.Id}.mp3" : null;
        CallParticipant endUser = Participant(call, 1, null, "finished");
        (endUser.CallDuration, endUser.HoldDuration, endUser.ConnectedAt, endUser.EndedAt) = (plan.Talk, hold, connected, ends);

        int afterwork = Random.Seconds(40, 0.8, 0, 900);
        if (HandOver(plan, call.AssignedAt!.Value, connected, ends, afterwork, 0.13) is { } handover)
        {
            Transfer(call, handover, endUser, connected, ends, afterwork);
        }
        else
        {
            Occupy(plan, agent, call.AssignedAt.Value, ends, afterwork);
            call.HandleDurations = new([HandleItem(call, plan.Menu, agent, connected, plan.Talk, afterwork, call.QueueDuration ?? 0, false)]);
            CallParticipant talking = Participant(call, 2, agent, "finished");
            (talking.CallDuration, talking.HoldDuration, talking.ConnectedAt, talking.EndedAt) = (plan.Talk, hold, connected, ends);
            call.Participants = new([endUser, talking]);
        }

        DateTimeOffset updated = Mark(plan, ends.AddSeconds(afterwork) + Random.Time(0.2, 3));
        call.OutTicketId = Ticket(plan.Id!.Value);
        call.OutTicketUrl = TicketUrl(call.OutTicketId);
        if (Rating(ends) is { } rating && Mark(plan, rating.At) <= now)
        {
            (call.Rating, call.HasFeedback) = (rating.Stars, rating.HasFeedback);
            updated = rating.At > updated ? rating.At : updated;
        }

        if (Random.Chance(0.05))
        {
            call.InCallSms = new(["Your reference is " + call.Id + ". See https://www.example.com/help"]);
        }

        if (plan.Channel is Channel.App or Channel.ScheduledApp)
        {
            call.Photos = Photos(plan.Id.Value, 0.2);
            call.Videos = Videos(plan.Id.Value, 0.06);
        }

        call.UpdatedAt = updated <= now ? updated : ends;
    }

    private static void Transfer(Call call, Handover handover, CallParticipant endUser, DateTimeOffset connected, DateTimeOffset ends, int afterwork)
    {
        (CentreMenu to, CentreAgent first, CentreAgent second) = (handover.To, handover.First, handover.Second);
        int firstHold = call.HoldDuration!.Value / 2;
        CallParticipant left = Participant(call, 2, first, "finished");
        (left.CallDuration, left.HoldDuration, left.ConnectedAt, left.EndedAt) = (handover.Before, firstHold, connected, handover.Taken);
        CallParticipant joined = Participant(call, 3, second, "finished");
        (joined.CallDuration, joined.HoldDuration, joined.ConnectedAt, joined.EndedAt) = (handover.After, call.HoldDuration - firstHold, handover.Taken, ends);
        call.Participants = new([endUser, left, joined]);
        call.AgentInfo = second.Info;
        call.HandleDurations = new([
            HandleItem(call, handover.From, first, connected, handover.Before, AfterHandover, call.QueueDuration ?? 0, false),
            HandleItem(call, to, second, handover.Taken, handover.After, afterwork, handover.Wait, true)]);
        if (handover.IsToQueue)
        {
            call.QueueDurations = new([.. call.QueueDurations!, QueueItem(call.Lang, to, second, handover.Asked, handover.Wait, true, "answered")]);
            call.QueueDuration = (call.QueueDuration ?? 0) + handover.Wait;
            call.WaitDuration = call.WaitDuration is null ? null : call.QueueDuration;
            call.SelectedMenu = to.Info;
            call.MenuPath = to.Path;
        }

        call.Transfers = new([new CallTransfer
        {
            Id = (call.Id!.Value * 10) + 1,
            Status = "transferred",
            FailReason = "nothing",
            CreatedAt = handover.Asked,
            CallDuration = handover.After,
            WaitDuration = handover.Wait,
            AssignedAt = handover.Taken.AddSeconds(-1),
            ConnectedAt = handover.Taken,
            UpdatedAt = ends,
            Deflection = "no_deflection",
            FromMenu = handover.From.Path,
            ToMenu = handover.IsToQueue ? to.Path : null,
            FromAgent = first.Info,
            ToAgent = second.Info,
        }]);
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
}
