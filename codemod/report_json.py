"""What programs read of a report: a JSON document with a stable schema (docs/json.md)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from statistics import median

from codemod.measures import Benchmarks, Comparison, Frame, Prediction, Profile
from codemod.model import Finding, Position, Report
from codemod.paths import relative
from codemod.report import ordered

SCHEMA_VERSION = 1
"""Goes up when a member changes its meaning or goes away; new members do not change it."""


def to_json(report: Report, tool: str) -> str:
    """The report as one ASCII JSON document with a final newline; `tool` is unheap's version."""
    document: dict[str, object] = {
        "version": SCHEMA_VERSION,
        "unheap": tool,
        "go": report.go,
        "findings": [_finding(report, finding) for finding in ordered(report.findings)],
        "profile": _profile(report.profile),
        "problems": list(report.problems),
        "warnings": list(report.warnings),
    }
    if report.verified is not None:
        document["patches"] = [
            {"path": patch.name, "diff": patch.diff.decode("utf-8", "replace")}
            for patch in report.patches
        ]
        document["frames"] = _frames(report.frames)
        document["benchmarks"] = _benchmarks(report.benchmarks)
    return json.dumps(document, indent=2) + "\n"


def _profile(profile: Profile | None) -> dict[str, object] | None:
    if profile is None:
        return None
    return {"kind": profile.kind, "unit": profile.unit, "total": profile.total}


def _frames(frames: Sequence[Frame] | None) -> list[dict[str, object]] | None:
    if frames is None:
        return None
    return [
        {
            "package": frame.package,
            "function": frame.function,
            "groups": list(frame.groups),
            "before": frame.before,
            "after": frame.after,
        }
        for frame in frames
    ]


def _benchmarks(benchmarks: Benchmarks | None) -> dict[str, object] | None:
    if benchmarks is None:
        return None
    return {
        "results": [_comparison(row) for row in benchmarks.rows],
        "without": list(benchmarks.without),
        "failed": list(benchmarks.failed),
    }


def _comparison(row: Comparison) -> dict[str, object]:
    return {
        "package": row.package,
        "benchmark": row.benchmark,
        "unit": row.unit,
        "before": list(row.before),
        "after": list(row.after),
        "median_before": median(row.before),
        "median_after": median(row.after),
        "change": row.change,
        "p": row.p,
    }


def _finding(report: Report, finding: Finding) -> dict[str, object]:
    site, verdict = finding.site, finding.verdict
    gate = report.verified.evidence if report.verified else {}
    return {
        "rule": site.rule,
        **_position(report, finding.position),
        "type": site.type,
        "bytes": site.bytes,
        "group": finding.group,
        "decision": verdict.decision,
        "shape": verdict.shape,
        "safety": verdict.safety,
        "code": verdict.code,
        "reason": verdict.reason,
        "at": _position(report, verdict.at) if verdict.at else None,
        "predicted": verdict.predicted,
        **_prediction(report, verdict.prediction),
        "spent": finding.spent,
        "evidence": [*verdict.evidence, *gate.get(finding.group, ())],
    }


def _prediction(report: Report, prediction: Prediction | None) -> dict[str, object]:
    found = prediction or Prediction({}, weighed_by="")
    return {
        "ratios": dict(found.ratios),
        "weighed_by": found.weighed_by,
        "weights": [
            {
                "operation": one.operation,
                "path": relative(one.path, report.workspace.root),
                "line": one.line,
                "weight": one.weight,
            }
            for one in found.weights
        ],
        "gain": found.gain if prediction else None,
    }


def _position(report: Report, position: Position) -> dict[str, object]:
    return {
        "path": relative(position.path, report.workspace.root),
        "line": position.line,
        "column": position.column,
    }
