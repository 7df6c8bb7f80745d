"""The base class of every value of the model: it is frozen, and its words are clean.

Modules with many values do not use `from __future__ import annotations`, because pydantic would compile every
annotation from its text when the app starts.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict

from tuiokr.model.words import clean, clean_lines


class Value(BaseModel):
    """A frozen value. A change is a new value: `value.but(title="…")`."""

    model_config = ConfigDict(
        frozen=True, extra="ignore", defer_build=True, ser_json_inf_nan="null", allow_inf_nan=False
    )

    def but(self, **changes: object) -> Self:
        """This value with some fields changed, validated again.

        Raises pydantic.ValidationError when a new field does not fit.
        """
        return type(self).model_validate({**{name: getattr(self, name) for name in type(self).model_fields}, **changes})

    def document(self) -> dict[str, object]:
        """The value as plain JSON types, without fields that have their default."""
        return self.model_dump(mode="json", exclude_defaults=True)


Line = Annotated[str, AfterValidator(clean)]
"""One line of a person's words: cleaned, each run of white space as one space."""

Prose = Annotated[str, AfterValidator(clean_lines)]
"""A person's words over several lines: cleaned line by line."""
