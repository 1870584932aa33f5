namespace ContactCenter.Reading;

/// <summary>The place of a page in its query, as the reading knows it.</summary>
/// <param name="Before">How many different records the earlier pages of the query held.</param>
/// <param name="Position">How many rows they have room for.</param>
/// <param name="Overlaps">Whether a record that was read before must appear on it again.</param>
internal readonly record struct PagePlace(long Before, long Position, bool Overlaps = false);
