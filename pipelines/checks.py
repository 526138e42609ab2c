"""The asset checks: every rule of the stored data, shown on its asset and run before the next stage may go on.

Belongs here: wiring, and what a failed check says. Does not belong here: the rules (pipelines/warehouse/quality.py).
"""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext

import dagster as dg
from duckdb import DuckDBPyConnection

from pipelines.assets import correction, extraction, reading, resolution
from pipelines.assets.description import plain
from pipelines.assets.resource import Warehouse
from pipelines.assets.running import working_database
from pipelines.refresh.publishing import may_differ
from pipelines.refresh.session import RefreshSession
from pipelines.schemas import Actors, Locations, table_name
from pipelines.warehouse.quality import (
    FOLLOWING_DOCUMENTS,
    SHOWN_ROWS,
    CheckResult,
    QualityCheck,
    quality_checks,
    run_check,
    touched_rows,
)
from pipelines.warehouse.touched import CHECKS, Touched, touched_since

_STAGES = {
    "begin": [table_name(table) for table in reading.BOOKKEEPING_TABLES],
    "read": [table_name(table) for table in reading.TABLES],
    "extract": [table_name(table) for table in extraction.TABLES],
    "correct": [table_name(table) for table in correction.TABLES],
    "resolve": [table_name(Actors), table_name(Locations), resolution.INCIDENTS],
}
_HOLDS_AFTER_RESOLUTION = {
    ("document_actors", "references_hold"): table_name(Actors),
    ("events", "incident_is_smallest_event"): resolution.INCIDENTS,
}
"""Rules over rows of extraction that only hold once actors and incidents are made: the asset that shows them."""


def all_checks() -> list[dg.AssetChecksDefinition]:
    """One step of checks for each stage; the blocking ones stop all later stages, and so publishing."""
    return [_stage_checks(stage, assets) for stage, assets in _STAGES.items()]


def _stage_checks(stage: str, assets: list[str]) -> dg.AssetChecksDefinition:
    rules = [(_spec(rule), rule) for rule in quality_checks() if _asset_of(rule) in assets]

    @dg.multi_asset_check(name=f"{stage}_checks", specs=[spec for spec, _ in rules])
    def check_stage(context: dg.AssetCheckExecutionContext, warehouse: Warehouse) -> Iterator[dg.AssetCheckResult]:
        with working_database(context, warehouse) as connection:
            if connection is None:
                return
            found = _found(stage, [rule for _, rule in rules], warehouse.session, connection)
            yield from (_result(spec, rule, result) for (spec, rule), result in zip(rules, found, strict=True))

    return check_stage


def _found(
    stage: str, rules: Sequence[QualityCheck], session: RefreshSession, connection: DuckDBPyConnection
) -> list[CheckResult]:
    """What breaks the rules: those that block, in what is new since they held; in a full refresh, in all rows."""
    if stage not in CHECKS:  # What the first stage writes is new each time.
        return [run_check(connection, rule) for rule in rules]
    made_of, whole = "".join(rule.sql for rule in rules), session.options.full
    with touched_since(connection, CHECKS[stage], made_of, whole=whole) as touched:
        found = _found_in(touched, rules, may_differ(session, connection), connection)
        touched.is_taken_in = all(result.passed for rule, result in zip(rules, found, strict=True) if rule.blocking)
    return found


def _found_in(
    touched: Touched,
    rules: Sequence[QualityCheck],
    may_be_broken: bool,  # noqa: FBT001
    connection: DuckDBPyConnection,
) -> list[CheckResult]:
    """What breaks the rules in touched rows; where everything counts as touched, also in rows of no document."""
    if touched.is_everything:
        return [run_check(connection, rule) for rule in rules]
    following = [rule for rule in rules if _follows(rule)] if touched.is_any else []
    with touched_rows(connection, following) if following else nullcontext():
        return [_run(connection, rule, touched.is_any if _follows(rule) else may_be_broken) for rule in rules]


def _follows(rule: QualityCheck) -> bool:
    """Whether it need not look at rows of documents that nothing touched; what only warns is told of all rows."""
    return rule.blocking and rule.table in FOLLOWING_DOCUMENTS


def _run(connection: DuckDBPyConnection, rule: QualityCheck, may_be_broken: bool) -> CheckResult:  # noqa: FBT001
    if rule.blocking and not may_be_broken:
        return CheckResult(0, ())
    return run_check(connection, rule, touched=_follows(rule))


def _asset_of(rule: QualityCheck) -> str:
    return _HOLDS_AFTER_RESOLUTION.get((rule.table, rule.name), rule.table)


def _spec(rule: QualityCheck) -> dg.AssetCheckSpec:
    asset = _asset_of(rule)
    name = rule.name if asset == rule.table else f"{rule.table}_{rule.name}"
    return dg.AssetCheckSpec(name, asset=asset, description=rule.description, blocking=rule.blocking)


def _result(spec: dg.AssetCheckSpec, rule: QualityCheck, found: CheckResult) -> dg.AssetCheckResult:
    """Red for a rule that blocks, yellow for one that only warns; names the first rows that break it."""
    severity = dg.AssetCheckSeverity.ERROR if rule.blocking else dg.AssetCheckSeverity.WARN
    if found.passed:
        return dg.AssetCheckResult(
            asset_key=spec.asset_key, check_name=spec.name, passed=True, severity=severity, metadata={"rows": 0}
        )
    rows = [f"{key}: {problem}" for key, problem in found.rows]
    shown = "\n".join(f"- {plain(row)}" for row in rows)
    return dg.AssetCheckResult(
        asset_key=spec.asset_key,
        check_name=spec.name,
        passed=False,
        severity=severity,
        description=f"{rule.description} {found.count} rows break this: {'; '.join(rows[:3])}",
        metadata={
            "rows": found.count,
            f"first {SHOWN_ROWS}": dg.MetadataValue.md(shown),
        },
    )
