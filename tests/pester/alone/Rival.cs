using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenterTests;

/// <summary>Another client of the same tenant, which keeps its own time and knows nothing of ours.</summary>
public sealed class Rival : IDisposable
{
    private readonly CancellationTokenSource _stop = new CancellationTokenSource();
    private readonly Task _running;
    private int _sent;

    public Rival(Uri address, string user, string token, TimeSpan every) => _running = Task.Run(() => RunAsync(address, user, token, every));

    public int Sent => _sent;

    public void Dispose()
    {
        _stop.Cancel();
        _running.Wait();
    }

    private async Task RunAsync(Uri address, string user, string token, TimeSpan every)
    {
        using (var client = new HttpClient())
        {
            client.DefaultRequestHeaders.Authorization =
                new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user + ":" + token)));
            try
            {
                while (true)
                {
                    Task next = Task.Delay(every, _stop.Token);
                    using (await client.GetAsync(address, _stop.Token))
                    {
                        _sent++;
                    }

                    await next;
                }
            }
            catch (OperationCanceledException)
            {
            }
        }
    }
}
