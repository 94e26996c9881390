"""Which recordings a case owes, and which were made or waived (音像记录检查表)."""

from dataclasses import dataclass

from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.rulebook.answers import holds
from sunlit.rulebook.schema import RecordingDue, Step


@dataclass(frozen=True)
class RecordingState:
    """One recording due. `key` is "position:code" of the step.

    State DUE, RECORDED, WAIVED, OPTIONAL.
    """

    key: str
    name: str
    step_name: str
    mode: str
    basis: str
    state: str
    reason: str = ""


def _applies(recording: RecordingDue, taken: Taken) -> bool:
    return holds(recording.when, taken.data)


def recording_states(file: CaseFile) -> list[RecordingState]:
    """Every recording the steps taken so far ask for, in order."""
    answers: dict[str, tuple[str, str]] = {}
    for taken in file.taken:
        if taken.step == "recording_added":
            answers[taken.data["step"]] = ("RECORDED", taken.data.get("device", ""))
        elif taken.step == "recording_waived":
            answers[taken.data["step"]] = ("WAIVED", taken.data.get("reason", ""))
    states: list[RecordingState] = []
    for taken in file.taken:
        step = file.procedure.step(taken.step)
        for recording in step.records:
            if not _applies(recording, taken):
                continue
            key = f"{taken.position}:{recording.code}"
            default = "DUE" if recording.mode == "MUST" else "OPTIONAL"
            # "*" answers everything: the checker's imagined histories use it.
            state, reason = answers.get(key) or answers.get("*") or (default, "")
            states.append(
                RecordingState(
                    key, recording.name, step.name, recording.mode, recording.basis, state, reason
                )
            )
    return states


def recordings_open(file: CaseFile) -> list[RecordingState]:
    """Recordings that must be made and are neither made nor waived."""
    return [state for state in recording_states(file) if state.state == "DUE"]


def recordings_to_enter(file: CaseFile, step: Step) -> list[RecordingState]:
    """What a step may name: to be entered, whatever must or may be recorded (应当、可以) and is not
    yet; to be waived with a reason, only what must.
    """
    if "keep_recording" not in step.effects:
        return recordings_open(file)
    return [state for state in recording_states(file) if state.state in ("DUE", "OPTIONAL")]
