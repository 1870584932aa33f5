using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;

namespace ContactCenter.Tests.Json;

/// <summary>What is marked as personal data, written by hand from the reference's marks (what one model marks counts in all) and from surface.md.</summary>
public sealed class PersonalDataTests
{
    private static readonly string[] Marked =
    [
        // The reference's comments.
        "AgentInfo.AgentNumber", "AgentInfo.FirstName", "AgentInfo.LastName", "AgentInfo.Name",
        "CallParticipant.EndUserId", "CallParticipant.UserId",
        "EndUser.Id", "EndUser.Identifier", "EndUser.OutContactId",
        "Photo.Id", "Photo.PhotoType", "Photo.Url",
        "Video.Id", "Video.Url",

        // surface.md, "Output".
        "AgentInfo.AvatarUrl",
        "Call.FailDetails", "Call.InCallSms", "Call.OutTicketUrl", "Call.OutboundNumber", "Call.RecordingUrl", "Call.SupportNumber", "Call.WaitTimeSms",
    ];

    [Fact]
    public void What_is_marked_is_what_the_documents_say()
    {
        // Other endpoints bring types of their own; those that calls are made of are listed here.
        HashSet<Type> types = [];
        Collect(typeof(Call), types);
        IEnumerable<string> marked = types
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(property => property.GetCustomAttribute<PersonalDataAttribute>() is not null)
            .Select(property => property.DeclaringType!.Name + "." + property.Name);
        Assert.Equal(Marked.Order(StringComparer.Ordinal), marked.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(12, types.Count);
    }

    private static void Collect(Type type, HashSet<Type> types)
    {
        if (!typeof(ApiObject).IsAssignableFrom(type) || !types.Add(type))
        {
            return;
        }

        foreach (PropertyInfo property in type.GetProperties())
        {
            Collect(property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType, types);
        }
    }
}
