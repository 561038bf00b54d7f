"""What every answer says to the browser: what a page may load, and who may show or read it."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

POLICY = (
    "default-src 'self'",
    "script-src 'self' blob: {inline}",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    "frame-src 'self' data: blob:",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
)
"""What a page may load: ours alone. blob: are the scripts of our components, as Streamlit loads
them; its own page has one script within the page, which is let in by its hash."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def headers() -> dict[bytes, bytes]:
    """Name, in lower case → value."""
    values = HEADERS | {"Content-Security-Policy": policy()}
    return {name.lower().encode(): value.encode() for name, value in values.items()}


def policy() -> str:
    """The content security policy, with the hash of each script within Streamlit's own page."""
    from streamlit import file_util

    page = (Path(file_util.get_static_dir()) / "index.html").read_text("utf-8")
    inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = (b64encode(sha256(each.encode()).digest()).decode() for each in inline)
    return "; ".join(POLICY).format(inline=" ".join(f"'sha256-{each}'" for each in hashes))
