using System;
using System.Collections.Generic;

namespace ContactCenter.Sandbox.Data;

/// <summary>Writes planned chats out as records, as far as they have come by a given time.</summary>
internal sealed class ChatWriter(Centre centre) : InteractionWriter<Chat>(centre)
{
    protected override Chat Fill(InteractionPlan plan, DateTimeOffset now)
    {
        DateTimeOffset created = Mark(plan, plan.Created.ToUniversalTime());
        var chat = new Chat
        {
            Id = plan.Id,
            Lang = plan.Lang,
            ChatType = plan.Channel switch
            {
                Channel.AppChat => "Messaging Inbound (App Chat)",
                Channel.WebChat => "Messaging Inbound (Web Chat)",
                _ => "Messaging (SMS)",
            },
            Status = "queued",
            CreatedAt = created,
            UpdatedAt = created,
            Verified = plan.Channel == Channel.AppChat || Random.Chance(0.3),
            HasFeedback = false,
            FinishReason = "finish_reason_none",
            FailReason = Random.Chance(0.8) ? "nothing" : null,
            MessageCount = 0,
            SelectedMenu = plan.Menu!.Info,
            MenuPath = plan.Menu.Path,
            EndUser = plan.EndUser,
            Photos = new([]),
            Videos = new([]),
            Transfers = new([]),
            HandleDurations = new([]),
            QueueDurations = new([]),
            Participants = new([Participant(plan, 1, null, "waiting")]),
            OfferType = Random.Chance(0.9) ? "cascade" : null,
            OfferEvents = new([]),
        };
        Run(chat, plan, created, now);
        chat.SubStatus ??= Title(chat.Status!);
        return chat;
    }

    private void Run(Chat chat, InteractionPlan plan, DateTimeOffset queued, DateTimeOffset now)
    {
        DateTimeOffset left = Mark(plan, queued.AddSeconds(plan.Queue));
        if (chat.OfferType is not null)
        {
            chat.OfferEvents = Casts(queued, Earlier(left, now));
        }

        if (left > now)
        {
            return;
        }

        chat.QueueDuration = plan.Queue;
        chat.WaitDuration = plan.Queue;
        if (plan.Outcome is Outcome.AbandonedInQueue or Outcome.Expired)
        {
            bool isExpired = plan.Outcome == Outcome.Expired;
            chat.QueueDurations = new([QueueItem(chat.Lang, plan.Menu!, null, queued, plan.Queue, false, "abandoned")]);
            chat.Status = isExpired ? "failed" : "canceled";
            chat.FailReason = isExpired ? "expired" : chat.FailReason;
            chat.SubStatus = isExpired ? "Expired in the queue" : "Disconnected by end user";
            chat.EndsAt = left;
            chat.UpdatedAt = left;
            ChatParticipant gone = Participant(plan, 1, null, "finished");
            gone.EndedAt = left;
            chat.Participants = new([gone]);
            return;
        }

        Handle(chat, plan, left, now);
    }

    /// <summary>From the choice of an agent to the end.</summary>
    private void Handle(Chat chat, InteractionPlan plan, DateTimeOffset assigned, DateTimeOffset now)
    {
        CentreAgent agent = Agent(plan, 0, plan.Menu, assigned);
        Offer(plan, agent, "chat", assigned, plan.Queue);
        chat.Status = "assigned";
        chat.AssignedAt = assigned;
        chat.UpdatedAt = assigned;
        chat.AgentInfo = agent.Info;
        chat.QueueDurations = new([QueueItem(chat.Lang, plan.Menu!, agent, chat.CreatedAt!.Value, plan.Queue, false, "answered")]);
        DateTimeOffset ends = Mark(plan, assigned.AddSeconds(plan.Talk));
        Write(chat, plan, assigned, now);
        if (ends <= now)
        {
            End(chat, plan, agent, assigned, ends, now);
            return;
        }

        CentreAgent writer = plan.Handover is { } handover && handover.Taken <= now ? handover.Second : agent;
        chat.AgentInfo = writer.Info;
        chat.UpdatedAt = writer == agent || plan.Handover!.Taken < chat.UpdatedAt ? chat.UpdatedAt : plan.Handover.Taken;
        ChatParticipant endUser = Participant(plan, 1, null, "connected");
        ChatParticipant writing = Participant(plan, writer == agent ? 2 : 3, writer, "connected");
        endUser.ConnectedAt = assigned;
        writing.ConnectedAt = writer == agent ? assigned : plan.Handover!.Taken;
        chat.Participants = new([endUser, writing]);
    }

    /// <summary>The messages so far: by turns, evenly over the chat; when the end user falls silent, the agent's first one alone.</summary>
    private void Write(Chat chat, InteractionPlan plan, DateTimeOffset assigned, DateTimeOffset now)
    {
        int response = Random.Seconds(25, 0.6, 4, 240);
        int longest = response + Random.Seconds(20, 0.8, 0, 300);
        DateTimeOffset first = assigned.AddSeconds(Math.Min(Random.Next(2, 15), plan.Talk / 4));
        int count = plan.Outcome == Outcome.NoResponse ? 1 : Math.Max(2, Math.Min(60, plan.Talk / 35));
        double gap = (assigned.AddSeconds(plan.Talk) - first).TotalSeconds / (count + 1);
        int sent = 0;
        for (int i = 0; i < count; i++)
        {
            DateTimeOffset at = Mark(plan, first.AddSeconds(Math.Floor(i * gap)));
            if (at <= now)
            {
                sent++;
                chat.LastMsgSentAt = at;
                chat.UpdatedAt = at;
            }
        }

        chat.MessageCount = sent;
        chat.FirstMsgSentAt = sent > 0 ? first : null;
        if (sent > 1)
        {
            (chat.AverageResponseTime, chat.LongestResponseTime) = (response, longest);
        }
    }

    private void End(Chat chat, InteractionPlan plan, CentreAgent agent, DateTimeOffset assigned, DateTimeOffset ends, DateTimeOffset now)
    {
        bool isSilent = plan.Outcome == Outcome.NoResponse;
        bool isFailed = plan.Outcome == Outcome.ConnectionFailed;
        chat.Status = isSilent ? "no_response" : isFailed ? "failed" : "finished";
        chat.FailReason = isSilent ? "no_response" : isFailed ? "unknown" : chat.FailReason;
        chat.SubStatus = isSilent ? "No response" : Random.Chance(0.6) ? "Disconnected by end user" : "Disconnected by agent";
        chat.EndsAt = ends;
        chat.ChatDuration = plan.Talk;
        ChatParticipant endUser = Participant(plan, 1, null, "finished");
        (endUser.ConnectedAt, endUser.EndedAt) = (assigned, ends);

        int afterwork = Random.Seconds(20, 0.8, 0, 300);
        if (HandOver(plan, assigned, assigned, ends, afterwork, isSilent ? 0 : 0.1) is { } handover)
        {
            Transfer(chat, plan, handover, endUser, ends, afterwork);
        }
        else
        {
            Occupy(plan, agent, assigned, ends, afterwork);
            chat.HandleDurations = new([HandleItem(chat, plan.Menu!, agent, assigned, plan.Talk, afterwork, plan.Queue, false)]);
            ChatParticipant writer = Participant(plan, 2, agent, "finished");
            (writer.ConnectedAt, writer.EndedAt) = (assigned, ends);
            chat.Participants = new([endUser, writer]);
        }

        DateTimeOffset updated = Mark(plan, ends.AddSeconds(afterwork) + Random.Time(0.2, 3));
        chat.OutTicketId = Ticket(plan.Id!.Value);
        chat.OutTicketUrl = TicketUrl(chat.OutTicketId);
        if (Rating(ends) is { } rating && !isSilent && Mark(plan, rating.At) <= now)
        {
            (chat.Rating, chat.HasFeedback) = (rating.Stars, rating.HasFeedback);
            updated = rating.At > updated ? rating.At : updated;
        }

        chat.Photos = Photos(plan.Id.Value, plan.Channel == Channel.SmsChat ? 0 : 0.15);
        chat.Videos = Videos(plan.Id.Value, plan.Channel == Channel.AppChat ? 0.05 : 0);
        chat.UpdatedAt = updated <= now ? updated : ends;
    }

    private static void Transfer(Chat chat, InteractionPlan plan, Handover handover, ChatParticipant endUser, DateTimeOffset ends, int afterwork)
    {
        (CentreMenu to, CentreAgent first, CentreAgent second) = (handover.To, handover.First, handover.Second);
        ChatParticipant left = Participant(plan, 2, first, "finished");
        (left.ConnectedAt, left.EndedAt) = (chat.AssignedAt, handover.Taken);
        ChatParticipant joined = Participant(plan, 3, second, "finished");
        (joined.ConnectedAt, joined.EndedAt) = (handover.Taken, ends);
        chat.Participants = new([endUser, left, joined]);
        chat.AgentInfo = second.Info;
        chat.HandleDurations = new([
            HandleItem(chat, handover.From, first, chat.AssignedAt!.Value, handover.Before, AfterHandover, plan.Queue, false),
            HandleItem(chat, to, second, handover.Taken, handover.After, afterwork, handover.Wait, true)]);
        if (handover.IsToQueue)
        {
            chat.QueueDurations = new([.. chat.QueueDurations!, QueueItem(chat.Lang, to, second, handover.Asked, handover.Wait, true, "answered")]);
            chat.QueueDuration += handover.Wait;
            chat.WaitDuration = chat.QueueDuration;
            chat.SelectedMenu = to.Info;
            chat.MenuPath = to.Path;
        }

        chat.Transfers = new([new ChatTransfer
        {
            Id = (plan.Id!.Value * 10) + 1,
            Status = "transferred",
            FailReason = "nothing",
            CreatedAt = handover.Asked,
            FromMenu = handover.From.Path,
            ToMenu = handover.IsToQueue ? to.Path : null,
            FromAgent = first.Info,
            ToAgent = second.Info,
        }]);
    }

    private static ChatParticipant Participant(InteractionPlan plan, int number, CentreAgent? agent, string status) => new()
    {
        Id = (plan.Id!.Value * 10) + number,
        Type = agent is null ? "end_user" : "agent",
        Status = status,
        ChatId = plan.Id,
        UserId = agent?.Id,
        EndUserId = agent is null ? plan.EndUser?.Id : null,
        EntryType = "queue_or_transfer",
        CallDuration = 0,
        HoldDuration = 0,
        FailReason = "nothing",
    };

    private static ChatHandleDuration HandleItem(Chat chat, CentreMenu menu, CentreAgent agent, DateTimeOffset from, int seconds, int afterwork, int waited, bool isTransfer) => new()
    {
        AgentId = agent.Id,
        AcwDuration = afterwork,
        ChatDuration = seconds,
        WaitDuration = waited,
        MenuPathId = menu.PathId,
        Lang = chat.Lang,
        Transfer = isTransfer,
        StartedAt = from,
        EndedAt = from.AddSeconds(seconds),
        Event = "chat_finished",
    };
}
