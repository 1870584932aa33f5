# The zip for Azure Automation and the package for the gallery.

$package = "$root/output/package"

function Build-Package {
    if (Test-Path $package) {
        Remove-Item $package -Recurse -Force
    }

    $null = New-Item $package -ItemType Directory
    if (-not $ProjectUri) {
        Write-Host 'The package has no links, because the address of the project is not known. To add them: build.ps1 -ProjectUri.'
    }

    # Azure Automation takes a folder with the module's name, without a folder for the version.
    $folder = "$package/zip/ContactCenter"
    Copy-Item -Path $module -Destination $folder -Recurse -Force
    [System.IO.Compression.ZipFile]::CreateFromDirectory("$package/zip", "$package/ContactCenter.zip")
    Remove-Item "$package/zip" -Recurse -Force
    Write-Host "Packed $package/ContactCenter.zip"
    Compress-PSResource -Path $module -DestinationPath $package
    Write-Host "Packed $package/ContactCenter.$version.nupkg"
}
