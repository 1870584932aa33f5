using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Reads chats.</summary>
[Cmdlet(VerbsCommon.Get, "CcChat", SupportsPaging = true)]
[OutputType(typeof(Chat))]
public sealed class GetChatCommand : RecordListCommand<Chat>
{
    /// <summary>Chats of these agents, by id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("agent_id")]
    public long[]? AgentId { get; set; }

    /// <summary>Chats with these end users, by id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Filter("end_user_id")]
    public long[]? EndUserId { get; set; }

    /// <summary>Chats in these states, such as finished.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("chat_status")]
    public string[]? Status { get; set; }

    /// <summary>Chats that failed for these reasons, such as no_response.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("chat_fail_reason")]
    public string[]? FailReason { get; set; }

    /// <summary>Chats of these kinds, by their display text.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("chat_type")]
    public string[]? Type { get; set; }

    /// <summary>Chats whose end user was verified; with -Verified:$false, was not.</summary>
    [Parameter]
    [Filter("verified")]
    public SwitchParameter Verified { get; set; }

    /// <summary>Chats that came into being at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("created_at", FilterBound.From)]
    public TimeExpression? CreatedAfter { get; set; }

    /// <summary>Chats that came into being before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("created_at", FilterBound.To)]
    public TimeExpression? CreatedBefore { get; set; }

    /// <summary>Chats that were given to an agent at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("assigned_at", FilterBound.From)]
    public TimeExpression? AssignedAfter { get; set; }

    /// <summary>Chats that were given to an agent before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("assigned_at", FilterBound.To)]
    public TimeExpression? AssignedBefore { get; set; }

    /// <summary>Chats that ended at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("ends_at", FilterBound.From)]
    public TimeExpression? EndedAfter { get; set; }

    /// <summary>Chats that ended before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("ends_at", FilterBound.To)]
    public TimeExpression? EndedBefore { get; set; }

    /// <summary>Chats that last changed at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("updated_at", FilterBound.From)]
    public TimeExpression? UpdatedAfter { get; set; }

    /// <summary>Chats that last changed before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("updated_at", FilterBound.To)]
    public TimeExpression? UpdatedBefore { get; set; }

    /// <summary>Chats whose first message was sent at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("first_msg_sent_at", FilterBound.From)]
    public TimeExpression? FirstMessageAfter { get; set; }

    /// <summary>Chats whose first message was sent before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("first_msg_sent_at", FilterBound.To)]
    public TimeExpression? FirstMessageBefore { get; set; }

    /// <summary>Chats whose last message was sent at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("last_msg_sent_at", FilterBound.From)]
    public TimeExpression? LastMessageAfter { get; set; }

    /// <summary>Chats whose last message was sent before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("last_msg_sent_at", FilterBound.To)]
    public TimeExpression? LastMessageBefore { get; set; }

    /// <summary>Chats rated so, or better.</summary>
    [Parameter]
    [Filter("rating", FilterBound.From)]
    public int MinRating { get; set; }

    /// <summary>Chats rated so, or worse.</summary>
    [Parameter]
    [Filter("rating", FilterBound.To)]
    public int MaxRating { get; set; }

    /// <summary>Chats that lasted so many seconds, or longer.</summary>
    [Parameter]
    [Filter("chat_duration", FilterBound.From)]
    public int MinChatDuration { get; set; }

    /// <summary>Chats that lasted so many seconds, or shorter.</summary>
    [Parameter]
    [Filter("chat_duration", FilterBound.To)]
    public int MaxChatDuration { get; set; }

    /// <summary>Chats of so many messages, or more.</summary>
    [Parameter]
    [Filter("message_count", FilterBound.From)]
    public int MinMessageCount { get; set; }

    /// <summary>Chats of so many messages, or fewer.</summary>
    [Parameter]
    [Filter("message_count", FilterBound.To)]
    public int MaxMessageCount { get; set; }

    /// <summary>Chats that were answered within so many seconds on average, or slower.</summary>
    [Parameter]
    [Filter("average_response_time", FilterBound.From)]
    public int MinAverageResponseTime { get; set; }

    /// <summary>Chats that were answered within so many seconds on average, or faster.</summary>
    [Parameter]
    [Filter("average_response_time", FilterBound.To)]
    public int MaxAverageResponseTime { get; set; }

    /// <summary>Chats whose slowest answer took so many seconds, or longer.</summary>
    [Parameter]
    [Filter("longest_response_time", FilterBound.From)]
    public int MinLongestResponseTime { get; set; }

    /// <summary>Chats whose slowest answer took so many seconds, or shorter.</summary>
    [Parameter]
    [Filter("longest_response_time", FilterBound.To)]
    public int MaxLongestResponseTime { get; set; }

    /// <summary>Chats that waited so many seconds, or longer.</summary>
    [Parameter]
    [Filter("wait_duration", FilterBound.From)]
    public int MinWaitDuration { get; set; }

    /// <summary>Chats that waited so many seconds, or shorter.</summary>
    [Parameter]
    [Filter("wait_duration", FilterBound.To)]
    public int MaxWaitDuration { get; set; }

    private protected override Endpoint<Chat> Endpoint => Endpoints.Chats;
}
