# Sets groupkit up in this folder on Windows 10 or 11, then opens its window or runs its tests.
#
#   .\setup.ps1          set up, nothing more
#   .\setup.ps1 run      set up, then open the window on a sample group of invented people
#   .\setup.ps1 test     set up, then run the tests
#
# It needs Python 3.11 or newer from python.org and changes nothing outside this folder, apart from the
# sample group. It was written with care and has not been run on Windows yet: please tell us how it went.
param([ValidateSet("", "run", "test")] [string] $Task = "")
$ErrorActionPreference = "Stop"
Set-Location $PSScriptRoot

function Invoke-Step([string] $Program, [string[]] $Arguments) {
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

$what = if ($Task -eq "test") { ".[test]" } else { "." }
Invoke-Step "py" @("-3", "-c", "import sys; sys.exit('groupkit needs Python 3.11 or newer.' if sys.version_info < (3, 11) else 0)")
if (-not (Test-Path .venv)) { Invoke-Step "py" @("-3", "-m", "venv", ".venv") }
Invoke-Step ".venv\Scripts\python.exe" @("-m", "pip", "install", "--quiet", "--editable", $what)

if ($Task -eq "run") {
    $sample = Join-Path $env:LOCALAPPDATA "groupkit\sample"
    $book = Join-Path $sample "sample.groupkit"
    $words = Join-Path $sample "passphrase.txt"
    New-Item -ItemType Directory -Force $sample | Out-Null
    if (-not (Test-Path $book)) {
        Set-Content -Encoding ascii $words "four calm sample words"
        Invoke-Step ".venv\Scripts\groupkit.exe" @("--passphrase-file", $words, "sample", $book)
    }
    Invoke-Step ".venv\Scripts\groupkit.exe" @("--book", $book, "--passphrase-file", $words)
}
if ($Task -eq "test") {
    $env:QT_QPA_PLATFORM = "offscreen"
    Invoke-Step ".venv\Scripts\python.exe" @("-m", "pytest", "-n", "logical")
}
