"""What `make share` lays out, before the judges that each kind of file has."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from daemonctl import settings
from daemonctl.errors import SettingsError
from daemonctl.orders import schema
from daemonctl.settings import Rules, Settings, TraySettings

ROOT = Path(__file__).parents[3]
PAGES = (
    *("man1/cpushare.1", "man1/cpushare-market.1", "man1/cpushare-submit.1", "man1/cpushared.1"),
    *("man1/cpushare-tray.1", "man5/cpushare.cpu.5", "man5/cpushare-settings.5"),
)
SIZES = (16, 22, 24, 32, 48, 64, 128, 256)


def said(*command: object) -> tuple[int, str]:
    told = subprocess.run(
        [*map(str, command)], capture_output=True, text=True, timeout=60, check=False
    )
    return told.returncode, told.stdout + told.stderr


def test_a_second_run_changes_nothing(share: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in share.rglob("*")}
    code, text = said("make", "--no-print-directory", "-C", ROOT, "share")
    assert (code, text) == (0, "")
    assert {path: path.stat().st_mtime_ns for path in share.rglob("*")} == before


def test_the_desktop_entry_is_valid_and_in_three_languages(share: Path) -> None:
    entry = share / "applications" / "cpushare-tray.desktop"
    assert said("desktop-file-validate", entry) == (0, "")
    text = entry.read_text()
    for key in ("GenericName", "Comment", "Keywords"):
        for language in ("", "[de]", "[fr]"):
            assert f"\n{key}{language}=" in text


def test_the_metainfo_is_valid_and_has_the_changelog_s_releases(share: Path) -> None:
    (path,) = (share / "metainfo").iterdir()
    code, text = said("appstreamcli", "validate", "--no-net", "--pedantic", path)
    assert code == 0, text
    dated = re.findall(r"^## \[(\d\S*)\] - (\S+)", (ROOT / "CHANGELOG.md").read_text(), re.M)
    assert re.findall(r'<release version="(.*?)" date="(.*?)"', path.read_text()) == dated


def test_the_mime_type_is_taken_by_the_database(share: Path, tmp_path: Path) -> None:
    shutil.copytree(share / "mime", tmp_path / "mime")
    code, text = said("update-mime-database", tmp_path / "mime")
    assert code == 0, text
    globs = (tmp_path / "mime" / "globs2").read_text()
    assert "application/x-cpushare-order:*.cpu\n" in globs
    kind = (tmp_path / "mime" / "application" / "x-cpushare-order.xml").read_text()
    assert kind.count("<comment") == 3


def test_the_theme_takes_the_icons_in_every_size(share: Path, tmp_path: Path) -> None:
    theme = tmp_path / "hicolor"
    shutil.copytree(share / "icons" / "hicolor", theme)
    shutil.copy("/usr/share/icons/hicolor/index.theme", theme)
    code, text = said("gtk-update-icon-cache", "-t", theme)
    assert code == 0, text
    for name in ("apps/cpushare", "mimetypes/application-x-cpushare-order"):
        assert (theme / "scalable" / f"{name}.svg").is_file()
        for size in SIZES:
            assert (theme / f"{size}x{size}" / f"{name}.png").is_file()


@pytest.mark.parametrize("page", PAGES)
def test_a_manual_page_is_clean_and_has_a_name(share: Path, page: str) -> None:
    path = share / "man" / page
    assert said("mandoc", "-Tlint", "-W", "warning", path) == (0, "")
    code, text = said("man", "--warnings", "-E", "UTF-8", "-Tutf8", "-l", path)
    assert code == 0
    assert "troff" not in text
    assert said("lexgrog", path)[0] == 0
    left = [line for line in path.read_text().splitlines() if line.startswith('.\\"@')]
    assert left == []


def example(page: Path) -> str:
    """The file in a page's EXAMPLE."""
    found = re.search(r"\.SH EXAMPLE\n\.nf\n\.RS 4\n(.*?)\.RE", page.read_text(), re.S)
    assert found is not None
    return found[1].replace("\\-", "-")


def test_the_page_of_sell_orders_names_every_field_and_its_example_is_one(share: Path) -> None:
    page = share / "man/man5/cpushare.cpu.5"
    fields = re.findall(r'^\.BR (\w+) " = "', page.read_text(), re.M)
    assert tuple(fields) == schema._FIELDS
    assert schema.parse(example(page)).beneficiary == "libcaca"


def test_the_page_of_settings_names_every_key_its_default_and_its_range(share: Path) -> None:
    page = share / "man/man5/cpushare-settings.5"
    text = page.read_text().replace("\\-", "-")
    sections = re.split(r"^\.SS \[(\w+)\]\n", text.split(".SH EXAMPLE")[0], flags=re.M)
    told = dict(zip(sections[1::2], sections[2::2], strict=True))
    found = {
        section: dict(re.findall(r"\\fB(\w+)\\fR = \\fI(.*?)\\fR", body))
        for section, body in told.items()
    }
    plain = Settings()
    known = settings.to_table(Rules(), TraySettings())
    known["cache"] = {"megabytes": plain.cache_megabytes}
    known["work"] = {
        "ahead_seconds": plain.ahead_seconds,
        "memory_megabytes": plain.memory_megabytes,
    }
    assert {name: set(keys) for name, keys in found.items()} == {
        name: set(keys) for name, keys in known.items()
    }
    for section, keys in found.items():
        lines = "\n".join(f"{key} = {value}" for key, value in keys.items())
        assert settings.parse(f"schema = 1\n[{section}]\n{lines}\n".encode()) == plain
        parts = re.split(r"\\fB(\w+)\\fR = .*\n", told[section])
        for key, words in zip(parts[1::2], parts[2::2], strict=True):
            span = re.search(r"(\d+) to (\d+)", words)
            if span is None or not keys[key].isdigit():
                continue
            low, high = map(int, span.groups())
            for wrong in (low - 1, high + 1):
                with pytest.raises(SettingsError, match=f"{section}.{key}: "):
                    settings.parse(f"schema = 1\n[{section}]\n{key} = {wrong}\n".encode())
    assert settings.parse(example(page).encode()).rules.idle_minutes == 10
