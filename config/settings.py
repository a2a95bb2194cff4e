"""The settings: read once in an entry point from the environment and `.env`, then passed down."""

import re
from pathlib import Path
from typing import Annotated, Self
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

CONFIG_FOLDER = Path(__file__).parent


class SettingsError(Exception):
    """The settings can't be used; `lines` names each variable and what it expects, no secrets."""

    def __init__(self, lines: list[str]):
        super().__init__("\n".join(lines))
        self.lines = lines


class Settings(BaseSettings):
    """Everything that differs between installations."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        extra="ignore",
        frozen=True,
        env_ignore_empty=True,
    )

    bot_token: SecretStr | None = Field(
        None, description="The bot's token from @BotFather. Empty: the built-in local Telegram."
    )
    database_url: SecretStr = Field(
        SecretStr("sqlite:///data/wiebelik.db"),
        description="sqlite:///FILE, or postgres://USER:PASSWORD@HOST/NAME where no disk lasts.",
    )
    public_url: str | None = Field(
        None,
        description="https:// address that reaches this machine. Set: webhook; empty: polling.",
    )
    port: int = Field(8080, ge=1, le=65535, description="The port that the webhook listens on.")
    owner_ids: Annotated[tuple[int, ...], NoDecode] = Field(
        (),
        description="Telegram user ids, comma separated, who approve each new werkgemeenschap. "
        "Empty: every group may register itself.",
    )
    zone: str = Field("Europe/Amsterdam", description="IANA time zone of a new werkgemeenschap.")
    loopback_port: int = Field(
        8081, ge=1, le=65535, description="The port of the local Telegram's chat page."
    )
    api_base_url: str = Field(
        "https://api.telegram.org", description="The Bot API server, if you run your own."
    )
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR.")

    @field_validator("owner_ids", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        return (
            [part for part in value.replace(" ", "").split(",") if part]
            if isinstance(value, str)
            else value
        )

    @field_validator("bot_token")
    @classmethod
    def _check_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            number, _, key = value.get_secret_value().partition(":")
            if not number.isdigit() or len(key) < 20:
                raise ValueError("a token from @BotFather, like 123456789:AbC…")
        return value

    @field_validator("database_url")
    @classmethod
    def _check_database(cls, value: SecretStr) -> SecretStr:
        url = value.get_secret_value()
        if not re.match(r"sqlite:///.|postgres(ql)?://.", url):
            raise ValueError("sqlite:///FILE or postgres://USER:PASSWORD@HOST/NAME")
        return value

    @field_validator("public_url", "api_base_url")
    @classmethod
    def _check_url(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("https://", "http://")):
            raise ValueError("an address that starts with https://")
        return value.rstrip("/") if value else value

    @field_validator("zone")
    @classmethod
    def _check_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("an IANA time zone, like Europe/Amsterdam")
        return ZoneInfo(value).key

    @field_validator("log_level")
    @classmethod
    def _check_level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("DEBUG, INFO, WARNING or ERROR")
        return value.upper()

    @model_validator(mode="after")
    def _check_webhook(self) -> Self:
        if self.public_url and self.bot_token is None:
            raise ValueError("PUBLIC_URL needs BOT_TOKEN: a webhook is for the real Telegram")
        return self


def load_settings(env_file: str | None = ".env") -> Settings:
    """Read the settings, or raise SettingsError with one clear line per wrong variable."""
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        raise SettingsError([_line(dict(item)) for item in error.errors()]) from None


def _line(error: dict[str, object]) -> str:
    location = error["loc"]
    names = [str(part) for part in location] if isinstance(location, tuple) else []
    message = str(error["msg"]).removeprefix("Value error, ")
    if not names:
        return message
    description = Settings.model_fields[names[0]].description or ""
    expected = message if error["type"] == "value_error" else f"{message}. {description}"
    return (
        f"{names[0].upper()}: expects {expected}"
        if error["type"] == "value_error"
        else f"{names[0].upper()}: {expected}"
    )
