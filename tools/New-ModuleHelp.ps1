#Requires -Version 7.4
<#
.SYNOPSIS
    Makes what Get-Help shows out of the pages in docs: MAML of the cmdlets' pages, plain text of the about_ topics.
.NOTES
    The MAML needs Microsoft.PowerShell.PlatyPS; where that is not installed, one line says so, and the topics are made all the same.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Docs,
    [Parameter(Mandatory)] [string] $Destination
)

$ErrorActionPreference = 'Stop'
$width = 80

# The words of a line of Markdown, without its marks.
function ConvertFrom-Inline {
    param([string] $Text)
    [regex]::Replace($Text, '`([^`]*)`|\[([^\]]+)\]\([^)]+\)|\*\*', '$1$2')
}

# The blocks of a text in Markdown: headings, paragraphs, lists (each entry a line), and code as it stands.
function Split-Markdown {
    param([string] $Text)
    $lines = @($Text -split '\r?\n')
    for ($i = 0; $i -lt $lines.Count; $i++) {
        if ($lines[$i] -match '^```(\w*)') {
            $language = $Matches[1]
            $code = for ($i++; $lines[$i] -ne '```'; $i++) { $lines[$i] }
            [pscustomobject]@{ Kind = 'Code'; Language = $language; Level = 0; Lines = @($code) }
        }
        elseif ($lines[$i] -match '^(#+) (.+)$') {
            [pscustomobject]@{ Kind = 'Heading'; Language = ''; Level = $Matches[1].Length; Lines = @(ConvertFrom-Inline $Matches[2]) }
        }
        elseif ($lines[$i].Trim()) {
            $entries = [System.Collections.Generic.List[string]]::new()
            for (; $i -lt $lines.Count -and $lines[$i].Trim() -and $lines[$i] -notmatch '^(```|#)'; $i++) {
                if ($entries.Count -eq 0 -or $lines[$i] -match '^- ') { $entries.Add($lines[$i].Trim()) } else { $entries[-1] += ' ' + $lines[$i].Trim() }
            }

            $i--
            [pscustomobject]@{ Kind = 'Text'; Language = ''; Level = 0; Lines = @($entries | ForEach-Object { ConvertFrom-Inline $_ }) }
        }
    }
}

# A line of text as lines of the width of a help topic; entries of a list hang.
function Split-Line {
    param([string] $Text, [string] $Indent)
    $hang = if ($Text.StartsWith('- ')) { "$Indent  " } else { $Indent }
    $line = $Indent
    foreach ($word in $Text -split ' ') {
        $longer = if ($line.Trim()) { "$line $word" } else { "$line$word" }
        if ($longer.Length -gt $width -and $line.Trim()) {
            $line
            $line = "$hang$word"
        }
        else {
            $line = $longer
        }
    }

    $line
}

function ConvertTo-Topic {
    param([string] $Text)
    $blank = $false
    foreach ($block in Split-Markdown $Text) {
        if ($blank) { '' }
        $blank = $true
        switch ($block.Kind) {
            'Code' { $block.Lines | ForEach-Object { if ($_) { "        $_" } else { '' } } }
            'Text' { $block.Lines | ForEach-Object { Split-Line $_ '    ' } }
            'Heading' {
                if ($block.Level -eq 1) {
                    'TOPIC'
                    "    $($block.Lines[0])"
                }
                elseif ($block.Level -eq 2) {
                    $block.Lines[0].ToUpperInvariant()
                    $blank = $false
                }
                else {
                    "  $($block.Lines[0])"
                    $blank = $false
                }
            }
        }
    }
}

function Add-Paragraph {
    param([System.Xml.XmlElement] $Parent, [object[]] $Block)
    foreach ($one in $Block) {
        # The first line of a paragraph loses its indent, so what is aligned can't begin one.
        $lines = if ($one.Kind -eq 'Code') { @('It shows:'; '') + @($one.Lines | ForEach-Object { "    $_" }) } else { $one.Lines }
        $paragraph = $Parent.OwnerDocument.CreateElement('maml', 'para', 'http://schemas.microsoft.com/maml/2004/10')
        $paragraph.InnerText = $lines -join "`n"
        $null = $Parent.AppendChild($paragraph)
    }
}

# What PlatyPS writes has the Markdown in it as it stands, the code of examples among their words, and links between files.
function Edit-Maml {
    param([string] $Path)
    $maml = [xml]::new()
    $maml.Load($Path)
    $names = [System.Xml.XmlNamespaceManager]::new($maml.NameTable)
    foreach ($name in 'maml', 'command', 'dev') { $names.AddNamespace($name, $maml.DocumentElement.GetNamespaceOfPrefix($name)) }

    foreach ($example in $maml.SelectNodes('//command:example', $names)) {
        $introduction = $example.SelectSingleNode('maml:introduction', $names)
        $text = @($introduction.SelectNodes('maml:para', $names) | ForEach-Object InnerText | Where-Object { $_ -ne [char] 0x80 }) -join "`n`n"
        $first, $rest = @(Split-Markdown $text)
        $introduction.RemoveAll()
        $example.SelectSingleNode('dev:code', $names).InnerText = $first.Lines -join "`n"
        Add-Paragraph $example.SelectSingleNode('dev:remarks', $names) (@($rest) + [pscustomobject]@{ Kind = 'Text'; Lines = @('') })
    }

    foreach ($parent in $maml.SelectNodes('//*[maml:para and not(self::maml:introduction) and not(self::dev:remarks)]', $names)) {
        $text = @($parent.SelectNodes('maml:para', $names) | ForEach-Object InnerText) -join "`n`n"
        $parent.RemoveAll()
        Add-Paragraph $parent @(Split-Markdown $text)
    }

    foreach ($link in $maml.SelectNodes('//maml:navigationLink', $names)) {
        $address = $link.SelectSingleNode('maml:uri', $names)
        if ($address.InnerText -like '*.md') {
            $address.InnerText = ''
        }
        elseif (-not $address.InnerText) {
            $null = $link.ParentNode.RemoveChild($link)
        }
    }

    $maml.Save($Path)
}

$null = New-Item $Destination -ItemType Directory -Force
foreach ($topic in Get-Item "$Docs/about_*.md") {
    ConvertTo-Topic (Get-Content $topic -Raw -Encoding utf8) | Set-Content "$Destination/$($topic.BaseName).help.txt" -Encoding utf8BOM
}

if (-not (Get-Module Microsoft.PowerShell.PlatyPS -ListAvailable)) {
    Write-Host 'Left out: the help of the cmdlets (Get-Help), because Microsoft.PowerShell.PlatyPS is not installed here.'
    return
}

Import-Module Microsoft.PowerShell.PlatyPS -MinimumVersion 1.0
$work = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid())
try {
    $pages = Get-Item "$Docs/*-Cc*.md" | Import-MarkdownCommandHelp
    Export-MamlCommandHelp -CommandHelp $pages -OutputFolder $work | ForEach-Object {
        Edit-Maml $_.FullName
        Move-Item $_.FullName $Destination -Force
    }
}
finally {
    Remove-Item $work -Recurse -Force -ErrorAction Ignore
}
