"""E-mail, by the mail server that is set on this machine and no other way."""

import smtplib
import ssl
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email.message import EmailMessage

from graph.base.config import Mail
from graph.base.errors import Misuse, ServerError

REFUSED = (*(smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPNotSupportedError),)
"""What keeps one letter back, and not those after it."""
WAIT = 20  # seconds for the mail server


@dataclass(frozen=True)
class Letter:
    """A text for somebody. to: addresses."""

    to: Sequence[str]
    subject: str
    body: str


def send(letters: Iterable[Letter], mail: Mail | None) -> list[Letter]:
    """Sends letters one by one, each to its own alone; gives those that went out.

    One whose address is refused is left out. Misuse where no mail server is set; ServerError where
    it can't be reached, or takes none of them.
    """
    if mail is None:
        raise Misuse("settings.no_mail")
    sent: list[Letter] = []
    refused: OSError | None = None
    try:
        with _server(mail) as server:
            if mail.user:
                server.login(mail.user, mail.password)
            for each in letters:
                try:
                    server.send_message(_message(each, mail.sender))
                    sent.append(each)
                except REFUSED as error:
                    refused = error
            if refused and not sent:
                raise refused
    except (OSError, smtplib.SMTPException) as error:
        reason = type(error).__name__
        raise ServerError("settings.mail_refused", host=mail.host, reason=reason) from error
    return sent


def _message(letter: Letter, sender: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"] = " ".join(letter.subject.split()), sender
    message["To"] = ", ".join(letter.to)
    message.set_content(letter.body)
    return message


def _server(mail: Mail) -> smtplib.SMTP:
    safe = ssl.create_default_context()
    if mail.security == "smtps":
        return smtplib.SMTP_SSL(mail.host, mail.port, timeout=WAIT, context=safe)
    server = smtplib.SMTP(mail.host, mail.port, timeout=WAIT)
    if mail.security == "starttls":
        server.starttls(context=safe)
    return server
