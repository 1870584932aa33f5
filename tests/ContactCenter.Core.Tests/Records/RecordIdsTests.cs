using Xunit;

namespace ContactCenter.Tests.Records;

public sealed class RecordIdsTests
{
    [Fact]
    public void A_record_means_itself_to_its_own_kind() => Assert.Equal([7], new Call { Id = 7 }.IdsOf(typeof(Call))!);

    [Fact]
    public void A_record_without_an_id_means_none() => Assert.Empty(new Call().IdsOf(typeof(Call))!);

    [Fact]
    public void A_kind_that_refers_to_nothing_of_the_wanted_kind_is_told_from_one_that_happens_not_to() =>
        Assert.Null(new Stray { Id = 7 }.IdsOf(typeof(Call)));

    private sealed class Stray : Record
    {
        public override long? Id { get; set; }
    }
}
