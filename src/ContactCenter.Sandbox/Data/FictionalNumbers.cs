using System.Globalization;

namespace ContactCenter.Sandbox.Data;

/// <summary>Telephone numbers that are set aside for fiction, so that nobody has them.</summary>
internal static class FictionalNumbers
{
    private static readonly int[] AreaCodes =
    [
        201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218, 219, 224, 225, 228, 229, 231, 234, 239, 240, 248, 251, 252, 253, 254,
        256, 260, 262, 267, 269, 270, 276, 281, 301, 302, 303, 304, 305, 307, 308, 309, 310, 312, 313, 314, 315, 316, 317, 318, 319, 320, 321, 323, 325, 330,
        334, 336, 337, 339, 347, 351, 352, 360, 361, 386, 401, 402, 404, 405, 406, 407, 408, 409, 410, 412, 413, 414, 415, 417, 419, 423, 425, 432, 434, 435,
        440, 443, 469, 478, 479, 480, 484, 501, 502, 503, 504, 505, 507, 508, 509, 510, 512, 513, 515, 516, 517, 518, 520, 530, 540, 541, 551, 559, 561, 562,
    ];

    /// <summary>How many there are.</summary>
    public const int Count = 45_000;

    /// <summary>The nth number; neighbours are far apart.</summary>
    public static string Get(int index)
    {
        // Every number from 0 to below the count comes once: 7919 shares no divisor with it.
        int n = (int)(index * 7919L % Count);
        return n switch
        {
            < 12_000 => "+1" + Text(AreaCodes[n / 100], "000") + "55501" + Text(n % 100, "00"),
            < 13_000 => "+447700900" + Text(n - 12_000, "000"),
            < 14_000 => "+442079460" + Text(n - 13_000, "000"),
            < 15_000 => "+493023125" + Text(n - 14_000, "000"),
            < 25_000 => "+3363998" + Text(n - 15_000, "0000"),
            < 35_000 => "+3326191" + Text(n - 25_000, "0000"),
            _ => "+3353649" + Text(n - 35_000, "0000"),
        };
    }

    private static string Text(int number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
