using System;
using System.Threading.Tasks;
using Xunit;

namespace ContactCenter.Tests.Reading;

/// <summary>Guarantees §1, the end of a read: a header that the page itself disproves is not believed.</summary>
public sealed class MisleadingHeaderTests
{
    public static TheoryData<string, int, bool> Totals()
    {
        var data = new TheoryData<string, int, bool>();
        foreach (string total in new[] { "of the page", "0", "lags by 6" })
        {
            foreach (int count in new[] { 100, 103, 250 })
            {
                data.Add(total, count, false);
                data.Add(total, count, true);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Totals))]
    public async Task A_full_page_is_not_the_last_whatever_a_wrong_total_says(string total, int count, bool byId)
    {
        ModelTenant tenant = Tenant(count, byId);
        tenant.SendLink = false;
        tenant.Mislead = answer => answer with
        {
            Total = total switch
            {
                "of the page" => answer.Rows.Count,
                "0" => 0,
                _ => Math.Max(0, (answer.Total ?? 0) - 6),
            },
        };
        AssertAll(await Reads.AllAsync(tenant, new ReadRequest()));
    }

    [Theory]
    [InlineData(2, false, true)]
    [InlineData(3, true, false)]
    public async Task A_last_page_is_heeded_without_a_next_one(int lowersCapAt, bool sendPerPage, bool byId)
    {
        // Pages become smaller in the middle, and only the number of the last page says that more follow.
        ModelTenant tenant = Tenant(350, byId);
        tenant.SendTotal = false;
        tenant.SendPerPage = sendPerPage;
        tenant.EchoPerPage = true;
        tenant.LowersCapAt = lowersCapAt;
        tenant.Mislead = answer => answer with { HasNext = null };
        AssertAll(await Reads.AllAsync(tenant, new ReadRequest()));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public async Task An_empty_page_that_its_total_contradicts_is_requested_again(int nth, bool byId)
    {
        ModelTenant tenant = Tenant(450, byId);
        tenant.SendLink = false;
        tenant.Mislead = answer => tenant.Requests == nth ? answer with { Rows = [] } : answer;
        AssertAll(await Reads.AllAsync(tenant, new ReadRequest()));
    }

    [Fact]
    public async Task A_tenant_whose_pages_stay_empty_is_warned_about()
    {
        ModelTenant tenant = Tenant(450, byId: false);
        tenant.Mislead = answer => tenant.Requests >= 3 ? answer with { Rows = [] } : answer;
        Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest());
        Assert.Contains(outcome.Log.Warnings, warning => warning.Contains("Records may be missing", StringComparison.Ordinal));
    }

    private static ModelTenant Tenant(int count, bool byId)
    {
        var tenant = new ModelTenant(1, byId ? ModelEndpoint.Campaigns : ModelEndpoint.Calls);
        tenant.Fill(count, n => TimeSpan.FromMinutes(n));
        return tenant;
    }

    private static void AssertAll(Reads.Outcome outcome)
    {
        Assert.Equal(0, outcome.Lost);
        Assert.Equal(0, outcome.Twice);
        Assert.Empty(outcome.Log.Warnings);
    }
}
