namespace ContactCenter.Sandbox.Data;

/// <summary>Names for agents, in the scripts that a report has to get through unharmed.</summary>
internal static class AgentNames
{
    private static readonly (string[] First, string[] Last, bool LastFirst)[] Scripts =
    [
        (["Olivia", "James", "Amara", "Liam"], ["Carter", "O'Neill", "Okafor", "Smith-Jones"], false),
        (["José", "Lucía", "Iñaki", "Begoña"], ["Núñez", "García Peña", "Ibáñez", "Muñoz"], false),
        (["Иван", "Ольга", "Наталья", "Сергей"], ["Петров", "Соколова", "Щербак", "Ёлкин"], false),
        (["美咲", "健太", "翔", "陽子"], ["佐藤", "鈴木", "髙橋", "渡邉"], true),
        (["Łukasz", "Agnieszka", "Zdzisław", "Małgorzata"], ["Wójcik", "Dąbrowski", "Źródło", "Kępa"], false),
        (["محمد", "ليلى", "عمر", "فاطمة"], ["الحداد", "منصور", "النجار", "خليل"], false),
        (["Γιώργος", "Ελένη", "Νίκος", "Σοφία"], ["Παπαδόπουλος", "Ιωάννου", "Νικολάου", "Βλάχος"], false),
        (["伟", "秀英", "志强", "丽华"], ["王", "李", "欧阳", "陈"], true),
        (["Søren", "Åse", "Björn", "Þóra"], ["Ægisson", "Østergård", "Ångström", "Jónsdóttir"], false),
        (["נועה", "דוד", "יעל", "אורי"], ["לוי", "כהן", "מזרחי", "פרידמן"], false),
        (["अनिल", "प्रिया", "राहुल", "सुनीता"], ["शर्मा", "पटेल", "गुप्ता", "सिंह"], false),
        (["민준", "서연", "지훈", "하은"], ["김", "이", "박", "남궁"], true),
        (["Jürgen", "Zoë", "François", "Hélène"], ["Groß", "Müller", "Lefèvre", "D’Arcy"], false),
        (["สมชาย", "มาลี", "ณัฐ", "กานดา"], ["ใจดี", "ศรีสุข", "แก้วมณี", "บุญมา"], false),
        (["Ngọc", "Đức", "Thuỷ", "Quỳnh"], ["Nguyễn", "Trần", "Phạm", "Đặng"], true),
        (["Çağla", "İbrahim", "Gülşen", "Işıl"], ["Yılmaz", "Şahin", "Öztürk", "Ağaoğlu"], false),
        (["გიორგი", "ნინო", "დავით", "თამარ"], ["მაისურაძე", "ბერიძე", "კაპანაძე", "გელაშვილი"], false),
        (["Tomáš", "Zdeňka", "Ondřej", "Růžena"], ["Dvořák", "Čapková", "Šťastný", "Říha"], false),
        (["আরিফ", "নুসরাত", "রফিক", "তানিয়া"], ["হোসেন", "চৌধুরী", "সরকার", "দাস"], false),
        (["Արամ", "Անի", "Տիգրան", "Նարե"], ["Պետրոսյան", "Սարգսյան", "Հակոբյան", "Գրիգորյան"], false),
    ];

    /// <summary>The names of the nth agent.</summary>
    public static (string First, string Last, string Full) Get(int index)
    {
        (string[] firsts, string[] lasts, bool lastFirst) = Scripts[index % Scripts.Length];
        int turn = index / Scripts.Length;
        string first = firsts[turn % firsts.Length];
        string last = lasts[(turn + (turn / firsts.Length)) % lasts.Length];

        // Chinese, Japanese and Korean names are written without a space, Vietnamese ones with.
        string gap = lastFirst && first[0] > '\u2E80' ? string.Empty : " ";
        return (first, last, lastFirst ? last + gap + first : first + gap + last);
    }
}
