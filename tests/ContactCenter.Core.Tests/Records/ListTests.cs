using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using ContactCenter.Json;
using Xunit;

namespace ContactCenter.Tests.Records;

/// <summary>PowerShell takes an empty list for false only if it is a non-generic IList.</summary>
public sealed class ListTests
{
    [Fact]
    public void A_list_is_one_that_PowerShell_knows()
    {
        IList records = new RecordList<AgentInfo>([new AgentInfo { Id = 1 }, new AgentInfo { Id = 2 }]);
        Assert.Equal(2, records.Count);
        Assert.Equal(2, ((AgentInfo)records[1]!).Id);
        Assert.True(records.IsReadOnly);
        Assert.Throws<NotSupportedException>(() => records.Add(new AgentInfo()));
        Assert.Empty((IList)new RecordList<AgentInfo>([]));
        IList values = new ValueList<object?>(["a", null, 3L]);
        Assert.True(values.Contains(3L));
        Assert.Equal(1, values.IndexOf(null));
        Assert.Throws<NotSupportedException>(() => values.Clear());
    }

    [Fact]
    public void A_list_may_be_made_of_any_sequence_with_a_count()
    {
        var queue = new Queue<string?>(["a", "b"]);
        Assert.Equal("a, b", new ValueList<string?>(new OnlyReadable<string?>([.. queue])).ToString());
        Assert.Equal(2, new RecordList<AgentInfo>(new OnlyReadable<AgentInfo>([new(), new()])).Count);
        Assert.Throws<ArgumentNullException>(() => new ValueList<string?>(null!));
        Assert.Throws<ArgumentNullException>(() => new RecordList<AgentInfo>(null!));
    }

    [Fact]
    public void Text_and_JSON_are_those_of_the_values()
    {
        var list = new ValueList<object?>(["a", 1L, 2.5, true, new ValueList<object?>(["b"])]);
        Assert.Equal("a, 1, 2.5, true, b", list.ToString());
        Assert.Equal("[\"a\",1,2.5,true,[\"b\"]]", PlainJson.ToJson(list));
    }

    private sealed class OnlyReadable<T>(T[] items) : IReadOnlyList<T>
    {
        public int Count => items.Length;

        public T this[int index] => items[index];

        public IEnumerator<T> GetEnumerator() => items.AsEnumerable().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
