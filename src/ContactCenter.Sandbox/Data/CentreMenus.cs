using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.Sandbox.Data;

/// <summary>The menus of the generated centre.</summary>
internal sealed class CentreMenus
{
    private static readonly string[] Everywhere = ["en", "es", "fr", "de"];

    public CentreMenus()
    {
        Ivr = BuildIvr();
        App = BuildApp();
        Web = BuildWeb();
        Email = BuildEmail();
        var deleted = new CentreMenu(150, "Fax Orders", null, 6, "ivr_menu", isDeleted: true);
        All = [.. Queues.SelectMany(queue => queue.Line).Append(deleted).Distinct().OrderBy(menu => menu.Id)];
    }

    public IReadOnlyList<CentreMenu> Ivr { get; }

    public IReadOnlyList<CentreMenu> App { get; }

    public IReadOnlyList<CentreMenu> Web { get; }

    public IReadOnlyList<CentreMenu> Email { get; }

    /// <summary>Those that have agents.</summary>
    public IEnumerable<CentreMenu> Queues => [.. Ivr, .. App, .. Web, .. Email];

    /// <summary>With those above the queues, and one that is deleted.</summary>
    public IReadOnlyList<CentreMenu> All { get; }

    public CentreMenu[] Pick(params long[] ids) => [.. Queues.Where(queue => ids.Contains(queue.Id))];

    private static List<CentreMenu> BuildIvr()
    {
        const string kind = "ivr_menu";
        var sales = new CentreMenu(101, "Sales", null, 1, kind);
        var support = new CentreMenu(102, "Technical Support", null, 2, kind);
        var internet = new CentreMenu(111, "Internet", support, 1, kind);
        var billing = new CentreMenu(103, "Billing", null, 3, kind);
        return
        [
            new(104, "New Orders", sales, 1, kind) { Weight = 9, TargetTime = 20, TargetPercent = 90, Languages = Everywhere },
            new(105, "Upgrades", sales, 2, kind) { Weight = 6, TargetTime = 20, TargetPercent = 90 },
            new(106, "Business Customers", sales, 3, kind) { Weight = 4, TargetTime = 20, TargetPercent = 90, AbandonThreshold = 10 },
            new(112, "Slow Connection", internet, 1, kind) { Weight = 8, TargetTime = 60 },
            new(113, "No Connection", internet, 2, kind) { Weight = 11, TargetTime = 60, Languages = Everywhere },
            new(114, "Mobile", support, 2, kind, hidden: "false") { Weight = 10, TargetTime = 60 },
            new(115, "Television", support, 3, kind) { Weight = 7, TargetTime = 60 },
            new(121, "Invoices", billing, 1, kind) { Weight = 13, AbandonThreshold = 10, Languages = ["en", "es"] },
            new(122, "Payments", billing, 2, kind) { Weight = 9, AbandonThreshold = 10 },
            new(123, "Refunds", billing, 3, kind) { Weight = 5, AbandonThreshold = 10 },
            new(130, "Returns & Deliveries", null, 4, kind) { Weight = 10 },
            new(140, "Cancellations", null, 5, kind, hidden: true) { Weight = 6, TargetTime = 20 },
        ];
    }

    private static List<CentreMenu> BuildApp()
    {
        const string kind = "mobile_menu";
        var help = new CentreMenu(201, "Help", null, 1, kind);
        return
        [
            new(202, "My Account", help, 1, kind) { Weight = 5, Languages = ["en", "fr"] },
            new(203, "App Problems", help, 2, kind) { Weight = 4, TargetTime = 60 },
            new(204, "Orders", null, 2, kind, hidden: "true") { Weight = 3 },
        ];
    }

    private static List<CentreMenu> BuildWeb()
    {
        const string kind = "web_menu";
        return
        [
            new(301, "Call Me Back", null, 1, kind) { Weight = 5, TargetTime = 120 },
            new(302, "Buying Advice", null, 2, kind) { Weight = 3, TargetTime = 60, Languages = ["en", "de"] },
        ];
    }

    private static List<CentreMenu> BuildEmail()
    {
        const string kind = "email_menu";
        return
        [
            new(401, "Enquiries", null, 1, kind) { Weight = 6 },
            new(402, "Complaints", null, 2, kind) { Weight = 2, Languages = ["en", "fr"] },
        ];
    }
}
