using ContactCenter.Http;
using Newtonsoft.Json;

namespace ContactCenter.Json;

/// <summary>Lends Newtonsoft.Json its buffers.</summary>
internal sealed class CharacterPool : IArrayPool<char>
{
    // A hostile text makes a large buffer, which is not to be kept.
    private const int LargestKept = 64 * 1024;

    private readonly ArrayLender<char> _lender = new(16);

    public static CharacterPool Instance { get; } = new();

    public char[] Rent(int minimumLength) => _lender.Rent(minimumLength);

    public void Return(char[]? array)
    {
        if (array?.Length <= LargestKept)
        {
            _lender.Return(array);
        }
    }
}
