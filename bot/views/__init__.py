"""All wording and keyboards: dataclasses in, `Reply` out; nothing here asks or sends."""
