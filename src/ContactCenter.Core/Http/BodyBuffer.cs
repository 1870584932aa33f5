using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Json;

namespace ContactCenter.Http;

/// <summary>The body of an answer, in pieces that are lent and given back, so that no page costs a large array of its own.</summary>
internal sealed class BodyBuffer : IDisposable
{
    /// <summary>No documented answer comes near: a page of 100 full calls is about 0.3 MB.</summary>
    public const int LargestBody = 32 * 1024 * 1024;

    private const int PieceSize = 32 * 1024;

    private const int LargestUsual = 4 * 1024 * 1024;
    private const int LongestUsualNumber = 256;

    private static readonly ArrayLender<byte> Lender = new(64);

    private readonly List<byte[]> _pieces = [];

    public int Length { get; private set; }

    /// <summary>Reads a stream to its end.</summary>
    /// <exception cref="InvalidDataException">It is longer than <see cref="LargestBody"/>.</exception>
    public async Task FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            int used = Length % PieceSize;
            if (used == 0)
            {
                _pieces.Add(Lender.Rent(PieceSize));
            }

            int count = await stream.ReadAsync(_pieces[_pieces.Count - 1], used, PieceSize - used, cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                return;
            }

            Length += count;
            if (Length > LargestBody)
            {
                throw new InvalidDataException("larger than " + (LargestBody / 1024 / 1024) + " MB");
            }
        }
    }

    public Stream OpenRead() => new Reader(this);

    /// <summary>Whether it is one of those that nearly all are: not large, in UTF-8, and without a number of hundreds of digits.</summary>
    public bool IsUsual() => Length <= LargestUsual && (Length == 0 || _pieces[0][0] is not (0 or 0xFE or 0xFF)) && !HasLongNumber();

    // A long number can't hide between two places that are closer together than it is long.
    [MethodImpl(Compilation.Hot)]
    private bool HasLongNumber()
    {
        for (int at = LongestUsualNumber / 2; at < Length; at += LongestUsualNumber / 2)
        {
            if (IsOfNumber(at))
            {
                int from = at;
                int to = at;
                while (from > 0 && IsOfNumber(from - 1))
                {
                    from--;
                }

                while (to < Length - 1 && IsOfNumber(to + 1))
                {
                    to++;
                }

                if (to - from >= LongestUsualNumber)
                {
                    return true;
                }

                at = Math.Max(at, to);
            }
        }

        return false;
    }

    // What the JSON library takes for a part of one: hexadecimal numbers, too.
    private bool IsOfNumber(int at) => _pieces[at / PieceSize][at % PieceSize]
        is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'f') or (>= (byte)'A' and <= (byte)'F') or (byte)'x' or (byte)'X' or (byte)'.' or (byte)'-' or (byte)'+';

    public void Dispose()
    {
        foreach (byte[] piece in _pieces)
        {
            Lender.Return(piece);
        }

        _pieces.Clear();
        Length = 0;
    }

    private sealed class Reader(BodyBuffer body) : Stream
    {
        private int _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => body.Length;

        public override long Position { get => _position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int start = _position % PieceSize;
            int length = Math.Min(count, Math.Min(PieceSize - start, body.Length - _position));
            if (length <= 0)
            {
                return 0;
            }

            Buffer.BlockCopy(body._pieces[_position / PieceSize], start, buffer, offset, length);
            _position += length;
            return length;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
