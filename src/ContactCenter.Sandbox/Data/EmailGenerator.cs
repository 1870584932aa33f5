using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ContactCenter.Sandbox.Data;

/// <summary>Generates the e-mails of the centre.</summary>
internal sealed class EmailGenerator(Centre centre, SeededRandom random, DateTimeOffset now)
{
    private const long FirstId = 500_000;

    private static readonly string[] Subjects = ["Your invoice", "Where is my order?", "Réclamation", "Kündigung", "Question about my contract", "No connection since yesterday"];

    private long _lastThread = 2_000_000;

    /// <summary>The e-mails, by id.</summary>
    public List<Record> Generate(Arrivals arrivals, double emailsPerDay)
    {
        List<(DateTimeOffset At, int Wait, int Work)> plans = [.. arrivals.Times(emailsPerDay, random).Select(arrival => (arrival, Wait(), Work()))];
        if (plans.Count > 0)
        {
            // Just now one is being answered, and one waits.
            plans.Add((now.AddSeconds(-1200), 300, 7200));
            plans.Add((now.AddSeconds(-240), 36_000, 300));
        }

        var emails = new List<Record>();
        long id = FirstId;
        foreach ((DateTimeOffset at, int wait, int work) in plans.OrderBy(plan => plan.At))
        {
            id += random.Next(1, 3);
            emails.Add(Write(id, at.ToUniversalTime(), wait, work, now));
        }

        return emails;
    }

    /// <summary>An e-mail that has just come.</summary>
    public Record New(long id, DateTimeOffset at) => Write(id, at.ToUniversalTime(), Wait(), Work(), at);

    private int Wait() => random.Seconds(1800, 1.2, 30, 100_000);

    private int Work() => random.Seconds(500, 0.8, 40, 7200);

    private Email Write(long id, DateTimeOffset created, int wait, int work, DateTimeOffset until)
    {
        CentreMenu menu = centre.PickQueue(centre.Menus.Email);
        (EndUser user, string lang) = centre.PickEndUser(byPhone: false);
        var email = new Email
        {
            Id = id,
            Lang = lang,
            EmailStatus = "unopened",
            CreatedAt = created,
            UpdatedAt = created,
            SelectedMenu = menu.Info,
            MenuPath = menu.Path,
            EndUser = user,
            EmailAttachments = new(random.Chance(0.3)
                ? [new EmailAttachment { Id = id * 10, FileType = random.Chance(0.5) ? "email_content" : "attachment", Url = $"https://media.example.com/emails/{id}" }]
                : []),
            Transfers = new([]),
            HandleDurations = new([]),
            QueueDurations = new([]),
            ConsumerHandleDurations = new([]),
        };
        var threads = new List<EmailThread> { Thread(random.Pick(Subjects), "incoming", created, email.EmailAttachments.Count) };
        DateTimeOffset assigned = created.AddSeconds(wait);
        if (assigned <= until)
        {
            Handle(email, menu, threads, assigned, work, until);
        }

        email.EmailThreads = new(threads);
        email.TotalThreadNumbers = threads.Count;
        return email;
    }

    private void Handle(Email email, CentreMenu menu, List<EmailThread> threads, DateTimeOffset assigned, int work, DateTimeOffset until)
    {
        CentreAgent agent = centre.PickOthers(menu, assigned, 1).FirstOrDefault() ?? random.Pick(menu.Agents);
        int waited = (int)(assigned - email.CreatedAt!.Value).TotalSeconds;
        (email.EmailStatus, email.AssignedAt, email.UpdatedAt, email.AgentInfo, email.QueueDuration) = ("active", assigned, assigned, agent.Info, waited);
        email.QueueDurations = new([new EmailQueueDuration
        {
            AgentId = agent.Id,
            QueueDuration = waited,
            MenuPathId = menu.PathId,
            MenuPath = menu.Path.Name,
            Lang = email.Lang,
            StartedAt = email.CreatedAt,
            EndedAt = email.CreatedAt.Value.AddSeconds(waited),
            AssignmentType = "queue",
        }]);

        DateTimeOffset answered = assigned.AddSeconds(work);
        if (answered > until)
        {
            return;
        }

        threads.Add(Thread("Re: " + threads[0].Subject, "outgoing", answered, 0));
        var handled = new List<EmailHandleDuration> { HandleItem(email, menu, agent, assigned, work, null) };
        DateTimeOffset last = answered;
        if (random.Chance(0.12) && last.AddHours(1) <= until)
        {
            last = Transfer(email, menu, agent, handled, last);
        }

        if (random.Chance(0.3) && last.AddSeconds(2000) <= until)
        {
            int writing = random.Next(60, 900);
            DateTimeOffset back = last.AddSeconds(writing);
            threads.Add(Thread("Re: " + threads[0].Subject, "incoming", back, 0));
            email.ConsumerHandleDurations = new([new ConsumerHandleDuration { Id = email.Id * 10, EmailDuration = writing, AttachmentsCount = 0, StartedAt = last, EndedAt = back }]);
            last = back;
        }

        double chance = random.NextDouble();
        email.EmailStatus = chance < 0.08 ? "paused" : chance < 0.13 ? "reopened" : chance < 0.55 ? "resolved" : "closed";
        email.FinishedAt = email.EmailStatus is "resolved" or "closed" ? last : null;
        email.UpdatedAt = last;
        email.HandleDurations = new(handled);
        email.EmailDuration = handled.Sum(item => item.EmailDuration);
        email.OutTicketId = random.Chance(0.7) ? (700_000 + email.Id!.Value).ToString(CultureInfo.InvariantCulture) : null;
        email.OutTicketUrl = email.OutTicketId is null ? null : "https://crm.example.com/tickets/" + email.OutTicketId;
    }

    private DateTimeOffset Transfer(Email email, CentreMenu menu, CentreAgent first, List<EmailHandleDuration> handled, DateTimeOffset asked)
    {
        CentreMenu to = centre.PickQueue(centre.Menus.Email);
        CentreAgent second = centre.PickOthers(to, asked, 1, first).FirstOrDefault() ?? to.Agents.First(agent => agent != first);
        long id = (email.Id!.Value * 10) + 1;
        int seconds = random.Next(60, 1800);
        DateTimeOffset done = asked.AddSeconds(seconds);
        handled.Add(HandleItem(email, to, second, asked, seconds, id));
        email.Transfers = new([new EmailTransfer
        {
            Id = id,
            Status = "transferred",
            CreatedAt = asked,
            UpdatedAt = done,
            FromMenu = menu.Path,
            ToMenu = to == menu ? null : to.Path,
            FromAgent = first.Info,
            ToAgent = second.Info,
        }]);
        (email.AgentInfo, email.SelectedMenu, email.MenuPath) = (second.Info, to.Info, to.Path);
        return done;
    }

    private EmailThread Thread(string? subject, string direction, DateTimeOffset at, int attachments) => new()
    {
        Id = ++_lastThread,
        Subject = subject,
        AttachmentCount = attachments,
        Direction = direction,
        IsRead = true,
        IsDraft = false,
        CreatedAt = at,
        UpdatedAt = at,
    };

    private static EmailHandleDuration HandleItem(Email email, CentreMenu menu, CentreAgent agent, DateTimeOffset from, int seconds, long? transfer) => new()
    {
        AgentId = agent.Id,
        EmailDuration = seconds,
        MenuPathId = menu.PathId,
        MenuPath = menu.Path.Name,
        Lang = email.Lang,
        Transfer = transfer is not null,
        TransferId = transfer,
        AssignmentType = transfer is null ? "queue" : "transfer",
        StartedAt = from,
        EndedAt = from.AddSeconds(seconds),
    };
}
