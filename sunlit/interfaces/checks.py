"""What must be right before the product serves (系统检查)： each with an id and a Chinese hint."""

import os
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError, connection

from sunlit.foundations.calendars import region_code
from sunlit.foundations.ledger.guards import missing_guards
from sunlit.recording.rendering.fonts import NoFonts, font_set


@register()
def vault_is_writable(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """The vault's folder exists or can be made, and can be written."""
    folder = settings.VAULT_DIR
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK):
        return []
    return [
        Error(f"文件库目录不可写：{folder}", hint="请检查 SUNLIT_VAULT_DIR。", id="sunlit.E001")
    ]


@register()
def fonts_are_there(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """Documents need a Chinese font."""
    try:
        font_set()
    except NoFonts as refusal:
        hint = "办法见 docs/how-to/fonts.md。"
        return [Warning(str(refusal.message), hint=hint, id="sunlit.W001")]
    return []


@register()
def training_stays_in_the_demonstration(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """A bureau reachable from elsewhere has no business with a movable clock."""
    local = {"127.0.0.1", "localhost", "[::1]", "testserver"}
    if settings.TRAINING and set(settings.ALLOWED_HOSTS) - local:
        return [
            Error(
                "演示时钟不能用于对外服务的系统。",
                hint="请去掉 SUNLIT_TRAINING。",
                id="sunlit.E002",
            )
        ]
    return []


@register()
def region_is_known(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """The bureau's region is a division code; every due day is counted by its calendar."""
    try:
        region_code(settings.REGION)
    except ValueError as error:
        hint = "请检查 SUNLIT_REGION，例如 532300；不设则按全国放假安排。"
        return [Error(str(error), hint=hint, id="sunlit.E004")]
    return []


@register(Tags.database)
def guards_stand(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """Every append-only table carries its guards; asked by `check --database default`."""
    try:
        missing = missing_guards(connection)
    except DatabaseError:
        return []
    if not missing:
        return []
    names = "、".join(sorted(missing))
    return [
        Error(f"只增不改的表失去防护：{names}", hint="请重新执行迁移并核查。", id="sunlit.E003")
    ]
