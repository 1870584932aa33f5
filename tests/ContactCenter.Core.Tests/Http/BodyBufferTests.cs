using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Http;
using Xunit;

namespace ContactCenter.Tests.Http;

/// <summary>Which bodies are looked at closely before the JSON library has them.</summary>
public sealed class BodyBufferTests
{
    // Behind the second of these, a piece of the buffer ends within the number.
    [Theory]
    [InlineData(1)]
    [InlineData(130)]
    [InlineData((32 * 1024) - 100)]
    [InlineData((32 * 1024) - 1)]
    [InlineData(3 * 32 * 1024)]
    public async Task A_long_number_is_found_wherever_it_is(int before)
    {
        string space = new(' ', before);
        Assert.False(await IsUsualAsync($"[{space}{new string('7', 331)}]"));
        Assert.False(await IsUsualAsync($"[{space}1.{new string('0', 400)}e5,1]"));
        Assert.False(await IsUsualAsync($"[{space}0x{new string('a', 400)}]"));
        Assert.True(await IsUsualAsync($"[{space}{new string('7', 200)},1.5e9]"));
    }

    [Fact]
    public async Task Many_short_numbers_are_usual()
    {
        var text = new StringBuilder("[");
        while (text.Length < 400_000)
        {
            text.Append("12345678901234567890,");
        }

        Assert.True(await IsUsualAsync(text + "1]"));
    }

    [Fact]
    public async Task A_large_body_and_one_in_another_encoding_are_not_usual()
    {
        Assert.True(await IsUsualAsync("[]"));
        Assert.True(await IsUsualAsync("\uFEFF[]"));
        Assert.False(await IsUsualAsync($"[\"{new string('x', 5 * 1024 * 1024)}\"]"));
        Assert.False(await IsUsualAsync("\uFEFF[]", Encoding.Unicode));
        Assert.False(await IsUsualAsync("\uFEFF[]", Encoding.BigEndianUnicode));
        Assert.False(await IsUsualAsync("\uFEFF[]", new UTF32Encoding(bigEndian: true, byteOrderMark: false)));
    }

    private static async Task<bool> IsUsualAsync(string text, Encoding? encoding = null)
    {
        using var body = new BodyBuffer();
        using var stream = new MemoryStream((encoding ?? Encoding.UTF8).GetBytes(text));
        await body.FillAsync(stream, CancellationToken.None);
        return body.IsUsual();
    }
}
