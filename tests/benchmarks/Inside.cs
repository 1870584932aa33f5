using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using BenchmarkDotNet.Attributes;
using ContactCenter.Flattening;
using ContactCenter.Http;
using ContactCenter.Protection;
using ContactCenter.Reading;
using Newtonsoft.Json;

namespace ContactCenter.Benchmarks;

/// <summary>What happens inside of a read and behind it, for a page of 100 calls of the reference. Public, because BenchmarkDotNet calls it from an assembly that it makes.</summary>
public class Inside : IDisposable
{
    private readonly FlatFormat _format = new();
    private readonly FlatTable _table = FlatTable.For(typeof(Call));
    private readonly RecordProtector _remove = new(ProtectionMethod.Remove);
    private readonly RecordProtector _hash = new(ProtectionMethod.Hash, Encoding.UTF8.GetBytes("a key of the benchmark"));
    private readonly BodyBuffer _body = new();
    private readonly ApiResponse _page;
    private readonly List<Call> _calls;

    public Inside()
    {
        using var server = new PageServer(100);
        using var bytes = new MemoryStream(server.Page);
        _body.FillAsync(bytes, CancellationToken.None).GetAwaiter().GetResult();
        _page = new ApiResponse(_body, "GET calls");
        _calls = [.. Rows().Select(row => row.Record!)];
        if (_calls.Count != 100 || _calls.Contains(null!))
        {
            throw new InvalidOperationException("The page does not read as it should.");
        }
    }

    [Benchmark(Description = "going through its JSON token by token")]
    public int Tokens()
    {
        using Stream body = _page.OpenBody();
        using JsonTextReader reader = Program.Tokens(body);
        int count = 0;
        while (reader.Read())
        {
            count++;
        }

        return count;
    }

    [Benchmark(Description = "parsing it into calls")]
    public int Parse() => Rows().Count;

    [Benchmark(Description = "flattening its calls")]
    public int Flatten()
    {
        int count = 0;
        foreach (Call call in _calls)
        {
            count += _table.Rows(call, _format).Count();
        }

        return count;
    }

    [Benchmark(Description = "taking the personal data out of its calls")]
    public int Remove() => Protect(_remove);

    [Benchmark(Description = "hashing the personal data of its calls")]
    public int Hash() => Protect(_hash);

    public void Dispose()
    {
        _remove.Dispose();
        _hash.Dispose();
        _body.Dispose();
        GC.SuppressFinalize(this);
    }

    private List<Row<Call>> Rows() => PageParser.Parse(_page, Endpoints.Calls, "bench", false);

    private int Protect(RecordProtector protector)
    {
        int count = 0;
        foreach (Call call in _calls)
        {
            count += protector.Protect(call) is Call ? 1 : 0;
        }

        return count;
    }
}
