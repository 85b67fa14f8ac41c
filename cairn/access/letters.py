"""What we write to people: short, in their language, and never with more than they need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from cairn.access import accounts
from cairn.access.accounts import Account
from cairn.access.mailing import Letter, paragraphs
from cairn.access.server import Server
from cairn.db.tx import Tx

Kind = Literal[
    "reset", "reset_done", "factor_removed", "codes_wrong", "passkey_added", "passkey_removed", "email_changed"
]
WHY: Mapping[Kind, str] = {
    "reset": "a link to a new password",
    "reset_done": "word of a new password",
    "factor_removed": "word that a second factor was taken away",
    "codes_wrong": "word of many wrong codes",
    "passkey_added": "word of a new passkey",
    "passkey_removed": "word of a passkey that is gone",
    "email_changed": "word of a new address",
}
_TEXTS: Mapping[str, Mapping[Kind, tuple[str, tuple[str, ...]]]] = {
    "en": {
        "reset": (
            "Choose a new password",
            (
                "Hello {name},",
                "somebody, most likely you, wants a new password for your account. This link works once, for half an hour:",
                "{link}",
                "If it was not you, there is nothing to do: your password stays as it is.",
            ),
        ),
        "reset_done": (
            "Your password was changed",
            (
                "Hello {name},",
                "the password of your account has just been changed by the link we sent you, and every device was signed out.",
                "If that was not you, somebody reads your mail: secure it, then ask for another link on the sign-in page.",
            ),
        ),
        "factor_removed": (
            "Your second factor was taken away",
            (
                "Hello {name},",
                "an administrator has taken away the second factor of your account or its passkeys, and signed you out"
                " everywhere. Your password works as before; set them up again in your settings.",
                "If you did not ask for this, talk to whoever runs the server.",
            ),
        ),
        "codes_wrong": (
            "Somebody knows your password",
            (
                "Hello {name},",
                "your password was given rightly, and then ten wrong codes. Nobody was let in, and no code is taken until"
                " tomorrow on a device that is not signed in.",
                "If that was not you, change your password now.",
            ),
        ),
        "passkey_added": (
            "A new passkey",
            (
                "Hello {name},",
                "the passkey “{what}” now opens your account.",
                "If you did not add it, remove it in your settings.",
            ),
        ),
        "passkey_removed": (
            "A passkey was removed",
            ("Hello {name},", "the passkey “{what}” does not open your account any more."),
        ),
        "email_changed": (
            "Your address was changed",
            (
                "Hello {name},",
                "letters about your account go to {what} from now on, and that is the address to sign in with.",
                "If that was not you, talk to whoever runs the server.",
            ),
        ),
    },
    "de": {
        "reset": (
            "Neues Passwort wählen",
            (
                "Hallo {name},",
                "jemand, vermutlich du, möchte ein neues Passwort für dein Konto. Dieser Link gilt einmal und eine halbe Stunde:",
                "{link}",
                "Wenn du das nicht warst, ist nichts zu tun: Dein Passwort bleibt, wie es ist.",
            ),
        ),
        "reset_done": (
            "Dein Passwort wurde geändert",
            (
                "Hallo {name},",
                "das Passwort deines Kontos wurde soeben über den Link geändert, den wir dir geschickt haben; alle Geräte"
                " sind abgemeldet.",
                "Wenn du das nicht warst, liest jemand deine Post mit: Sichere dein Postfach und fordere dann auf der"
                " Anmeldeseite einen neuen Link an.",
            ),
        ),
        "factor_removed": (
            "Dein zweiter Faktor wurde entfernt",
            (
                "Hallo {name},",
                "ein Administrator hat den zweiten Faktor oder die Passkeys deines Kontos entfernt und dich überall abgemeldet."
                " Dein Passwort gilt weiter; richte sie in den Einstellungen neu ein.",
                "Wenn du darum nicht gebeten hast, sprich mit dem Betreiber des Servers.",
            ),
        ),
        "codes_wrong": (
            "Jemand kennt dein Passwort",
            (
                "Hallo {name},",
                "dein Passwort wurde richtig eingegeben und danach zehn falsche Codes. Niemand wurde eingelassen, und bis"
                " morgen wird auf keinem abgemeldeten Gerät ein Code angenommen.",
                "Wenn du das nicht warst, ändere jetzt dein Passwort.",
            ),
        ),
        "passkey_added": (
            "Ein neuer Passkey",
            (
                "Hallo {name},",
                "der Passkey „{what}“ öffnet jetzt dein Konto.",
                "Wenn du ihn nicht hinzugefügt hast, entferne ihn in den Einstellungen.",
            ),
        ),
        "passkey_removed": (
            "Ein Passkey wurde entfernt",
            ("Hallo {name},", "der Passkey „{what}“ öffnet dein Konto nicht mehr."),
        ),
        "email_changed": (
            "Deine Adresse wurde geändert",
            (
                "Hallo {name},",
                "Post zu deinem Konto geht ab jetzt an {what}, und mit dieser Adresse meldest du dich an.",
                "Wenn du das nicht warst, sprich mit dem Betreiber des Servers.",
            ),
        ),
    },
}


def letter(tx: Tx, server: Server, account: Account, kind: Kind, *, link: str = "", what: str = "") -> Letter:
    """A letter to the account in its language. What people have written stands in it on one line."""
    language = accounts.language_of(tx, account.id, server.settings.default_language)
    subject, lines = _TEXTS.get(language.partition("-")[0], _TEXTS["en"])[kind]
    words = {"name": _line(account.display_name), "link": link, "what": _line(what)}
    text = paragraphs(*(line.format(**words) for line in lines), "-- \nCairn")
    return Letter(account.email, f"Cairn: {subject}", text, WHY[kind], account.id)


def _line(text: str) -> str:
    return " ".join(text.split())
