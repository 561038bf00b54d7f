"""The page of the command line, from the commands themselves and their words."""

import click

from docs.making.markdown import block, code, codes, page, plain, table
from graph.base.words import LANGUAGES, say
from graph.cli.main import SpokenGroup, declare, saan

ENVIRONMENT = (
    ("SAAN_HOME", "โฟลเดอร์ของข้อมูลและการตั้งค่า", "the folder of your data and settings"),
    (
        "SAAN_CACHE",
        "โฟลเดอร์ของไฟล์ Neo4j ที่ดาวน์โหลดไว้ ใช้ร่วมกันได้",
        "the folder of the downloaded Neo4j files, shared by all homes",
    ),
    ("SAAN_LANG", "ภาษา: th หรือ en (ปกติ th)", "the language: th or en (th where not given)"),
    ("SAAN_USER", "ชื่อผู้บันทึก เมื่อไม่ได้ใส่ --as", "who writes, where --as is not given"),
    (
        "SAAN_SMTP",
        "เซิร์ฟเวอร์อีเมลสำหรับแจ้งข้อตรวจพบ เช่น starttls://ชื่อ@เซิร์ฟเวอร์:587",
        "a mail server for notices of findings, such as starttls://user@server:587",
    ),
    ("SAAN_SMTP_PASSWORD_FILE", "ไฟล์ที่มีรหัสผ่านของเซิร์ฟเวอร์อีเมล", "a file that holds its password"),
    ("SAAN_MAIL_FROM", "อีเมลผู้ส่ง", "from whom the e-mail is"),
    (
        "SAAN_PROXY",
        "พร็อกซีที่บอกว่าใครเข้ามา: ชื่อหัวข้อ@ที่อยู่ เช่น Remote-User@127.0.0.1",
        "a proxy that says who visitors are: header@addresses, such as Remote-User@127.0.0.1",
    ),
    ("SAAN_MAIL_TO", "อีเมลผู้รับ หลายคนคั่นด้วย ,", "to whom it goes; several with commas"),
    (
        "SAAN_OIDC",
        "issuer ของผู้ให้บริการ OpenID Connect ที่ใช้เข้าสู่ระบบ เช่น https://login.example.org",
        "the issuer of an OpenID Connect provider to sign in with, such as https://login.example.org",
    ),
    ("SAAN_OIDC_CLIENT", "รหัสไคลเอนต์ที่ผู้ให้บริการออกให้สาน", "the client id that it gave Saan"),
    (
        "SAAN_OIDC_SECRET_FILE",
        "ไฟล์ที่มีรหัสลับของไคลเอนต์ เจ้าของอ่านได้คนเดียว",
        "a file that holds the client's secret, which its owner alone may read",
    ),
    (
        "SAAN_OIDC_NAME",
        "ชื่อผู้ให้บริการบนปุ่ม (ปกติชื่อเครื่องของ issuer)",
        "its name on the button (the issuer's host where not given)",
    ),
    (
        "SAAN_OIDC_CLAIM",
        "ค่าที่เป็นชื่อบัญชี (ปกติ email ซึ่งต้องยืนยันแล้ว)",
        "the claim that is the account's name (email where not given, which must be verified)",
    ),
    (
        "SAAN_NEO4J_URI",
        "ที่อยู่ของเซิร์ฟเวอร์ Neo4j ที่มีอยู่แล้ว สานจะใช้ตัวนั้นและไม่เริ่มของตัวเอง",
        "a Neo4j server that you have; Saan uses it and starts none",
    ),
    ("SAAN_NEO4J_USER", "ชื่อผู้ใช้ของเซิร์ฟเวอร์นั้น (ปกติ neo4j)", "its user (neo4j where not given)"),
    ("SAAN_NEO4J_PASSWORD", "รหัสผ่าน", "its password"),
    (
        "SAAN_NEO4J_PASSWORD_FILE",
        "ไฟล์ที่มีรหัสผ่าน ใช้ก่อนค่าข้างบน",
        "a file that holds it; wins over the above",
    ),
    ("SAAN_NEO4J_DATABASE", "ชื่อฐานข้อมูล (ปกติ neo4j)", "its database (neo4j where not given)"),
)
"""Every variable of the environment that the program reads, with what it means."""

INTRODUCTION = (
    "คำสั่งทั้งหมดของ `saan` คำตอบออกทาง stdout ข้อความถึงผู้ใช้ออกทาง stderr "
    "รหัสจบ 0 คือสำเร็จ 1 คือข้อมูลหรือเซิร์ฟเวอร์มีปัญหา 2 คือพิมพ์คำสั่งไม่ถูก "
    "ภาคีระบุด้วยรหัส ชื่อเต็ม หรือชื่ออื่นที่บันทึกไว้",
    "All commands of `saan`. Answers go to stdout, messages to stderr. Exit code 0: done; "
    "1: a problem in the data or the server; 2: the command can't be understood as typed. A "
    "partner is given by id, exact name or alias.",
)


def commands() -> dict[str, click.Command]:
    """Every command by name, in the order of the program's own help."""
    declare()

    assert isinstance(saan, SpokenGroup)
    return {name: saan.commands[name] for name in saan.list_commands(click.Context(saan))}


def word(name: str) -> str:
    """The command's key among the words of the command line."""
    return name.replace("-", "_")


def text() -> str:
    """The page."""
    names = commands()
    links = " · ".join(f"[{name}](#saan-{name})" for name in names)
    sections = [_section(name, command) for name, command in names.items()]
    return page(
        "คำสั่ง · Commands",
        *INTRODUCTION,
        links,
        "## saan",
        _options(saan),
        *sections,
        "## ตัวแปรสภาพแวดล้อม · Environment",
        table(
            ("", "ไทย", "English"),
            [(code(name), plain(th), plain(en)) for name, th, en in ENVIRONMENT],
        ),
    )


def _section(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=f"saan {name}")
    usage = " ".join((context.command_path, *command.collect_usage_pieces(context)))
    help_texts = [plain(say(f"cli.{word(name)}.help", lang)) for lang in LANGUAGES]
    examples = dict.fromkeys(say(f"cli.{word(name)}.example", lang) for lang in LANGUAGES)
    parts = (f"## saan {name}", *help_texts, code(usage), _options(command), block(*examples))
    return "\n\n".join(part for part in parts if part)


def _options(command: click.Command) -> str:
    rows = [_option(option) for option in command.params if isinstance(option, click.Option)]
    return table(("", "ไทย", "English", "ค่า · values"), rows) if rows else ""


def _option(option: click.Option) -> tuple[str, str, str, str]:
    th, en = (_help(option, lang) for lang in LANGUAGES)
    return codes(sorted(option.opts, key=len)), plain(th), plain(en), _values(option)


OWN = {
    "lang": ("ภาษาของข้อความ", "language of the messages"),
    "verbose": ("บอกทุกขั้นทาง stderr", "tells every step on stderr"),
    "version": ("แสดงรุ่นแล้วจบ", "shows the version and ends"),
}
"""Options of the program itself."""


def _help(option: click.Option, lang: str) -> str:
    name = option.name or ""
    return OWN[name][LANGUAGES.index(lang)] if name in OWN else say(f"cli.options.{name}", lang)


def _values(option: click.Option) -> str:
    kind, default = option.type, option.default
    if option.is_flag:
        return ""
    if not isinstance(kind, click.Choice):
        shown = option.metavar or kind.name.split()[0].upper()
        usual = f" = {default}" if isinstance(default, int | str) else ""
        return code(f"{shown}{usual}")
    words = [f"**{choice}**" if choice == default else choice for choice in kind.choices]
    return " · ".join(words)
